using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.City;
using GridOrleans.Units;

namespace GridOrleans;

/// <summary>The city plan as the units ask for it.</summary>
internal sealed class CityUnitPlan(CityPlan plan) : IUnitPlan
{
    private readonly FrozenDictionary<UnitCode, ImmutableArray<UnitCode>> _children = plan.Units
        .Select(unit => unit.Code)
        .Concat(plan.Grids.Select(grid => grid.Code))
        .Where(code => code.Parent is not null)
        .GroupBy(code => code.Parent!.Value)
        .ToFrozenDictionary(children => children.Key, children => children.Order().ToImmutableArray());

    /// <inheritdoc/>
    public ImmutableArray<UnitCode> Children(UnitCode unit) => _children.GetValueOrDefault(unit, []);
}
