using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Units;

/// <summary>A unit or a grid as the city plan lists it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, such as <c>street</c>, <c>town</c>, <c>community</c> or <c>grid</c>.</param>
/// <param name="Households">A grid's households; 0 for a unit, whose number is its grids' sum.</param>
internal sealed record PlannedUnit(UnitCode Code, string Name, string Kind, int Households = 0);

/// <summary>The city plan's units by code, each with its answer ready.</summary>
internal sealed class UnitDirectory
{
    private readonly FrozenDictionary<UnitCode, UnitReply> _units;

    /// <summary>Indexes a plan.</summary>
    /// <param name="planned">Every unit and every grid, once.</param>
    /// <exception cref="ArgumentException">A code is listed twice.</exception>
    public UnitDirectory(IEnumerable<PlannedUnit> planned)
    {
        var units = planned.ToDictionary(unit => unit.Code);
        var children = units.Values.Where(unit => unit.Code.Parent is not null)
            .ToLookup(unit => unit.Code.Parent!.Value);
        Dictionary<UnitCode, UnitReply> replies = new(units.Count);
        // The longest codes first, so that every sum finds its parts.
        foreach (var unit in units.Values.OrderByDescending(unit => unit.Code.Level))
        {
            replies.Add(unit.Code, Reply(unit, [.. children[unit.Code].OrderBy(child => child.Code)], replies));
        }

        _units = replies.ToFrozenDictionary();
    }

    /// <summary>The unit or grid of this code; null when the plan has none.</summary>
    public UnitReply? Find(UnitCode code) => _units.GetValueOrDefault(code);

    private static UnitReply Reply(
        PlannedUnit unit,
        ImmutableArray<PlannedUnit> children,
        Dictionary<UnitCode, UnitReply> replies) => new(
        unit.Code,
        unit.Name,
        unit.Kind,
        unit.Code.Level,
        unit.Code.Parent,
        unit.Code.Level is UnitLevel.Grid ? unit.Households : children.Sum(child => replies[child.Code].Households),
        unit.Code.Level is UnitLevel.Grid ? 1 : children.Sum(child => replies[child.Code].Grids),
        [.. children.Select(child => new UnitName(child.Code, child.Name))]);
}

/// <summary>A unit with its place in the tree.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, such as <c>street</c>, <c>town</c>, <c>community</c> or <c>grid</c>.</param>
/// <param name="Level">Which of the five levels it is on.</param>
/// <param name="Parent">The unit above; none for the city.</param>
/// <param name="Households">How many households its grids hold.</param>
/// <param name="Grids">How many grids it has; 1 for a grid.</param>
/// <param name="Children">The units directly below, in the order of their codes.</param>
internal sealed record UnitReply(
    UnitCode Code,
    string Name,
    string Kind,
    UnitLevel Level,
    UnitCode? Parent,
    int Households,
    int Grids,
    ImmutableArray<UnitName> Children)
{
    /// <summary>Its numbers; left out for whoever has no role that reaches it.</summary>
    public TallyReply? Tally { get; init; }
}

/// <summary>A unit's code and name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
internal sealed record UnitName(UnitCode Code, string Name)
{
    /// <summary>The numbers that the unit above has of it; left out where that is not asked or not told.</summary>
    public TallyReply? Tally { get; init; }
}
