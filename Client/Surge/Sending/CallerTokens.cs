using System.Collections.Concurrent;
using GridOrleans.Access;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Surge.Sending;

/// <summary>A development token for each of a surge's callers, minted when the caller first acts.</summary>
/// <param name="key">The development key.</param>
/// <param name="time">The clock.</param>
internal sealed class CallerTokens(SymmetricSecurityKey key, TimeProvider time)
{
    /// <summary>Longer than any surge runs.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>The caller's token.</summary>
    public string Of(Caller caller) => _tokens.GetOrAdd(caller.Id, _ => Mint(caller));

    private string Mint(Caller caller)
    {
        var now = time.GetUtcNow();
        return DevelopmentToken.Mint(key, caller, now, now + Lifetime);
    }
}
