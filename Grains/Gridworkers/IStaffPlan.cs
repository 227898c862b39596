using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>What a county's staff must know of the city plan; the host brings it.</summary>
internal interface IStaffPlan
{
    /// <summary>Whether the plan has the grid.</summary>
    bool HasGrid(UnitCode grid);

    /// <summary>The grids of a unit's subtree, by code.</summary>
    ImmutableArray<UnitCode> Grids(UnitCode unit);

    /// <summary>The gridworker whom the plan makes responsible; null for nobody, and for an unknown grid.</summary>
    string? Responsible(UnitCode grid);

    /// <summary>The villages and communities of a unit's subtree, by code.</summary>
    ImmutableArray<PlannedVillage> Villages(UnitCode unit);
}

/// <summary>A village or community of the plan.</summary>
/// <param name="Code">Its code.</param>
/// <param name="IsCommunity">Whether it is a community 社区, not a village 村.</param>
internal readonly record struct PlannedVillage(UnitCode Code, bool IsCommunity);

/// <summary>No plan: nobody can be appointed anywhere.</summary>
internal sealed class NoStaffPlan : IStaffPlan
{
    /// <inheritdoc/>
    public bool HasGrid(UnitCode grid) => false;

    /// <inheritdoc/>
    public ImmutableArray<UnitCode> Grids(UnitCode unit) => [];

    /// <inheritdoc/>
    public string? Responsible(UnitCode grid) => null;

    /// <inheritdoc/>
    public ImmutableArray<PlannedVillage> Villages(UnitCode unit) => [];
}
