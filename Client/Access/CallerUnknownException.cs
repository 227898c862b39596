using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Access;

/// <summary>A token is genuine, but does not say who asks. Its message is meant for the caller.</summary>
internal sealed class CallerUnknownException(string message) : SecurityTokenException(message);
