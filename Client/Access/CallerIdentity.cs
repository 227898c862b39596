using System.Collections.Immutable;
using System.Security.Claims;

namespace GridOrleans.Access;

/// <summary>The identity behind a token, with the caller it names already read.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    /// <summary>The claim that holds the caller's id.</summary>
    public const string SubjectClaim = "sub";

    /// <summary>The claim that holds the roles: an array of <c>role@unit</c>.</summary>
    public const string GrantsClaim = "grants";

    /// <summary>How many roles a token may hold: an office has a dozen; more is a mistake in the issuer.</summary>
    public const int GrantsMax = 64;

    /// <summary>How long a caller's id may be: what an assignee's id may be.</summary>
    public const int IdLengthMax = 64;

    private CallerIdentity(ClaimsIdentity identity, Caller caller)
        : base(identity) => Caller = caller;

    /// <summary>Who asks.</summary>
    public Caller Caller { get; }

    /// <summary>Reads the caller from a token's claims.</summary>
    /// <exception cref="CallerUnknownException">The token names no caller, or a grant cannot be read.</exception>
    public static CallerIdentity From(ClaimsIdentity identity)
    {
        if (identity.FindFirst(SubjectClaim)?.Value is not { Length: > 0 and <= IdLengthMax } id)
        {
            throw new CallerUnknownException($"The token's '{SubjectClaim}' must have 1–{IdLengthMax} characters.");
        }

        var grants = ImmutableArray.CreateBuilder<Grant>();
        foreach (var claim in identity.FindAll(GrantsClaim))
        {
            grants.Add(GrantText.TryParse(claim.Value, out var grant, out var fault)
                ? grant
                : throw new CallerUnknownException($"The token's '{GrantsClaim}' cannot be read: {fault}"));
        }

        return grants.Count <= GrantsMax
            ? new(identity, new(id, grants.ToImmutable()))
            : throw new CallerUnknownException($"The token's '{GrantsClaim}' has more than {GrantsMax} entries.");
    }
}
