using System.Text.Json.Serialization;

namespace GridOrleans.City;

/// <summary>What can be wrong with a city plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanFindingKind>))]
internal enum PlanFindingKind
{
    /// <summary>A line or feature could not be read; it is missing from the plan.</summary>
    Unreadable,

    /// <summary>A code stands on a level where it does not belong, or names no known unit.</summary>
    WrongCode,

    /// <summary>A unit or village whose parent is not in the plan.</summary>
    UnknownParent,

    /// <summary>One code is used more than once.</summary>
    DuplicateCode,

    /// <summary>A grid without land.</summary>
    MissingOutline,

    /// <summary>Land that is not one valid polygon.</summary>
    InvalidOutline,

    /// <summary>Land that belongs to two units of one level.</summary>
    Overlap,

    /// <summary>Land of the city that belongs to no grid.</summary>
    Gap,

    /// <summary>Land outside the unit above.</summary>
    OutsideParent,

    /// <summary>A village or community without a grid.</summary>
    VillageWithoutGrid,

    /// <summary>Neighbours whose common border has a vertex on one side only; no land is lost or doubled.</summary>
    UnmatchedBorder,

    /// <summary>A grid outside the household band.</summary>
    HouseholdBand,

    /// <summary>A grid without a responsible gridworker.</summary>
    NoResponsible,
}

/// <summary>Whether a finding stops a plan from being used.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanSeverity>))]
internal enum PlanSeverity
{
    /// <summary>The plan is usable.</summary>
    Warning,

    /// <summary>The plan is refused.</summary>
    Error,
}

/// <summary>One thing found in a city plan, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Severity">Whether it stops the plan.</param>
/// <param name="Codes">The units and grids concerned, as written.</param>
/// <param name="Lon">Longitude of a point where it can be seen (WGS 84 degrees), where there is one.</param>
/// <param name="Lat">Latitude of that point.</param>
/// <param name="Detail">A sentence for people.</param>
internal sealed record PlanFinding(
    PlanFindingKind Kind,
    PlanSeverity Severity,
    IReadOnlyList<string> Codes,
    double? Lon,
    double? Lat,
    string Detail)
{
    /// <summary>The finding on one line.</summary>
    public override string ToString()
    {
        var place = Lon is { } lon && Lat is { } lat
            ? FormattableString.Invariant($" at {lon:0.######},{lat:0.######}")
            : "";
        return $"{Severity} {Kind} [{string.Join(", ", Codes)}]{place}: {Detail}";
    }
}
