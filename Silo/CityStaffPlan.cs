using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.City;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans;

/// <summary>The city plan as the counties' staffs ask for it.</summary>
internal sealed class CityStaffPlan(CityPlan plan) : IStaffPlan
{
    private const string Community = "community";

    private readonly FrozenDictionary<UnitCode, string?> _responsible =
        plan.Grids.ToFrozenDictionary(grid => grid.Code, grid => grid.Responsible);

    private readonly FrozenDictionary<UnitCode, ImmutableArray<UnitCode>> _grids = plan.Grids
        .GroupBy(grid => grid.Code.At(UnitLevel.District), grid => grid.Code)
        .ToFrozenDictionary(county => county.Key, county => county.Order().ToImmutableArray());

    private readonly FrozenDictionary<UnitCode, ImmutableArray<PlannedVillage>> _villages = plan.Units
        .Where(unit => unit.Code.Level is UnitLevel.Village)
        .GroupBy(unit => unit.Code.At(UnitLevel.District))
        .ToFrozenDictionary(
            county => county.Key,
            county => county.OrderBy(unit => unit.Code)
                .Select(unit => new PlannedVillage(unit.Code, unit.Kind == Community))
                .ToImmutableArray());

    /// <inheritdoc/>
    public bool HasGrid(UnitCode grid) => _responsible.ContainsKey(grid);

    /// <inheritdoc/>
    public ImmutableArray<UnitCode> Grids(UnitCode unit) =>
        [.. Of(_grids, unit).Where(grid => unit.Contains(grid))];

    /// <inheritdoc/>
    public string? Responsible(UnitCode grid) => _responsible.GetValueOrDefault(grid);

    /// <inheritdoc/>
    public ImmutableArray<PlannedVillage> Villages(UnitCode unit) =>
        [.. Of(_villages, unit).Where(village => unit.Contains(village.Code))];

    // A staff asks about its own county only.
    private static ImmutableArray<T> Of<T>(FrozenDictionary<UnitCode, ImmutableArray<T>> byCounty, UnitCode unit) =>
        unit.Level is UnitLevel.City
            ? [.. byCounty.Values.SelectMany(all => all)]
            : byCounty.GetValueOrDefault(unit.At(UnitLevel.District), []);
}
