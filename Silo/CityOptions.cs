using System.ComponentModel.DataAnnotations;

namespace GridOrleans;

/// <summary>Which city the silo serves; section <c>Grid:City</c>.</summary>
internal sealed class CityOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:City";

    /// <summary>The plan's folder; where it has no plan, the default city of Datong is generated into it.</summary>
    [Required, MinLength(1)]
    public string Plan { get; set; } = Path.Combine("data", "city");

    /// <summary>
    /// The catalogue: a file, or a folder whose files <c>catalogue.*.json</c> are its versions; the illustrative sample
    /// unless told. Every silo has the same; docs/catalogue.md.
    /// </summary>
    public string? Catalogue { get; set; }

    /// <summary>
    /// The holiday calendar's file; the official one that comes with the release unless told. Every silo has the same;
    /// docs/clocks.md.
    /// </summary>
    public string? Calendar { get; set; }

    /// <summary>
    /// The indicators' file; the sample, which is our convention, unless told. Every silo has the same;
    /// docs/assessment.md.
    /// </summary>
    public string? Indicators { get; set; }

    /// <summary>How many grids are established at once while the plan is loaded.</summary>
    [Range(1, 10_000)]
    public int LoadAtOnce { get; set; } = 512;
}
