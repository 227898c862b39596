using System.Text.Json.Serialization;

namespace GridOrleans.City.Guarantees;

/// <summary>The four guarantees of the grid (published by the city).</summary>
[JsonConverter(typeof(SnakeCase<Guarantee>))]
internal enum Guarantee
{
    /// <summary>No two hold the same land.</summary>
    NoOverlappingBorder,

    /// <summary>Every grid has somebody who answers for it.</summary>
    NoGridWithoutResponsible,

    /// <summary>All land is some grid's, and every unit and grid has its unit above, up to the city.</summary>
    NoGapInManagement,

    /// <summary>Every household lives in a grid that somebody answers for.</summary>
    NoHouseholdUnserved,
}

/// <summary>How a guarantee is broken (our convention).</summary>
[JsonConverter(typeof(SnakeCase<ViolationKind>))]
internal enum ViolationKind
{
    /// <summary>Two units or grids of one level hold the same land.</summary>
    Overlap,

    /// <summary>A grid has no responsible gridworker.</summary>
    NoResponsible,

    /// <summary>Land is no grid's.</summary>
    Gap,

    /// <summary>A village or community has no grid, so none of its land or households has one.</summary>
    VillageWithoutGrid,

    /// <summary>A grid or unit whose unit above is not in the plan.</summary>
    NothingAbove,

    /// <summary>Households in a grid without a responsible gridworker.</summary>
    HouseholdsWithoutResponsible,

    /// <summary>Households in a grid whose land the plan does not have: no place resolves to it.</summary>
    HouseholdsWithoutLand,
}

/// <summary>One place where a guarantee is broken.</summary>
/// <param name="Kind">How.</param>
/// <param name="Codes">The units and grids concerned.</param>
/// <param name="Lon">Longitude of a point to look at (WGS 84 degrees), where there is land.</param>
/// <param name="Lat">Latitude of that point.</param>
/// <param name="Detail">A sentence for people.</param>
internal sealed record GuaranteeViolation(
    ViolationKind Kind,
    IReadOnlyList<string> Codes,
    double? Lon,
    double? Lat,
    string Detail);
