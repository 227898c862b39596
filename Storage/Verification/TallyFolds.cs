using System.Collections.Concurrent;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>What the journal says that grids and units count. Safe for many at once.</summary>
internal sealed class TallyFolds
{
    private readonly ConcurrentDictionary<UnitCode, (long Version, Tally Tally)> _grids = new();

    /// <summary>Every unit and grid that has entries, the city first.</summary>
    public IReadOnlyList<UnitCode> Units =>
    [
        .. _grids.Keys
            .SelectMany(grid => Enum.GetValues<UnitLevel>().Select(grid.At))
            .Distinct()
            .OrderBy(unit => unit.Level)
            .ThenBy(unit => unit),
    ];

    /// <summary>Notes what a grid counts at a version.</summary>
    public void Put(UnitCode grid, long version, Tally tally) => _grids[grid] = (version, tally);

    /// <summary>Up to which version a grid is folded; null when it is not.</summary>
    public long? VersionOf(UnitCode grid) => _grids.TryGetValue(grid, out var fold) ? fold.Version : null;

    /// <summary>The tally of every unit and grid that has entries.</summary>
    public IReadOnlyDictionary<UnitCode, Tally> Sums()
    {
        var sums = new Dictionary<UnitCode, Tally>();
        foreach (var (grid, (_, tally)) in _grids)
        {
            foreach (var level in Enum.GetValues<UnitLevel>())
            {
                var unit = grid.At(level);
                sums[unit] = sums.GetValueOrDefault(unit, Tally.Zero).Plus(tally);
            }
        }

        return sums;
    }
}
