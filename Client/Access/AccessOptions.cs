using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Access;

/// <summary>Whose tokens are believed: <c>Grid:Access</c>.</summary>
internal sealed class AccessOptions : IValidatableObject
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Grid:Access";

    /// <summary>
    /// The OIDC authority that issues tokens in production. Null: development, where whoever reads <see cref="Key"/>
    /// mints tokens. Where an authority is named, the development key is refused.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>The audience a token must name; needed with <see cref="Authority"/>.</summary>
    public string? Audience { get; set; }

    /// <summary>The development key's file; made on first use, readable by its owner alone.</summary>
    public string Key { get; set; } = TokenKey.DefaultPath;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is not null && string.IsNullOrWhiteSpace(Audience))
        {
            yield return new($"{Section}:Audience is missing: with {Section}:Authority, tokens must name an audience.");
        }

        if (Authority is null && Audience is not null)
        {
            yield return new($"{Section}:Audience means nothing without {Section}:Authority; set both or none.");
        }
    }
}
