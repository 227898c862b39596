using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.City;

/// <summary>A grid in a city plan.</summary>
/// <param name="Code">15 digits: its village's code and a serial (our convention).</param>
/// <param name="Name">What people call it, such as 新荣村第1网格.</param>
/// <param name="Households">How many households it holds.</param>
/// <param name="Reason">Why it is outside <see cref="HouseholdBand"/>; empty for an ordinary grid.</param>
/// <param name="Synthetic">Whether the grid was generated rather than surveyed.</param>
/// <param name="Outline">Its land in WGS 84 degrees (longitude, latitude), or null where the plan has none.</param>
/// <param name="Responsible">The id of its responsible gridworker 责任网格员, or null where the plan names none.</param>
internal sealed record PlanGrid(
    UnitCode Code,
    string Name,
    int Households,
    string Reason,
    bool Synthetic,
    Geometry? Outline = null,
    string? Responsible = null);
