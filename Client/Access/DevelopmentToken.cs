using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Access;

/// <summary>Tokens for trying things out, signed with the development key.</summary>
internal static class DevelopmentToken
{
    /// <summary>Who issues them.</summary>
    public const string Issuer = "gridorleans-development";

    /// <summary>For whom they are.</summary>
    public const string Audience = "gridorleans";

    /// <summary>Mints a token.</summary>
    /// <param name="key">The development key.</param>
    /// <param name="caller">Whom it names, with which roles.</param>
    /// <param name="from">When it begins to count.</param>
    /// <param name="until">When it ends.</param>
    public static string Mint(SymmetricSecurityKey key, Caller caller, DateTimeOffset from, DateTimeOffset until) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = from.UtcDateTime,
            NotBefore = from.UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [CallerIdentity.SubjectClaim] = caller.Id,
                [CallerIdentity.GrantsClaim] = caller.Grants.Select(GrantText.Of).ToArray(),
            },
            SigningCredentials = new(key, SecurityAlgorithms.HmacSha256),
        });
}
