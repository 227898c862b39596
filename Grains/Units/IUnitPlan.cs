using System.Collections.Immutable;

namespace GridOrleans.Units;

/// <summary>What a unit must know of the city plan; the host brings it.</summary>
internal interface IUnitPlan
{
    /// <summary>The units or grids directly below; none when the plan does not know the unit.</summary>
    ImmutableArray<UnitCode> Children(UnitCode unit);
}

/// <summary>No plan: a unit knows those children that report to it.</summary>
internal sealed class NoUnitPlan : IUnitPlan
{
    /// <inheritdoc/>
    public ImmutableArray<UnitCode> Children(UnitCode unit) => [];
}
