using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Surge.Walks;

/// <summary>
/// Plans the walk of a case: who does what in which order, from the report to the sealed file. Pure: the same seed,
/// index, grid and place give the same commands with the same ids, so that a surge can be sent again after a fault.
/// </summary>
/// <param name="shares">How often a case leaves the straight way.</param>
/// <param name="items">What is reported; without any, every matter is unclassified.</param>
internal sealed class CaseWalk(WalkShares shares, IReadOnlyList<WalkItem> items)
{
    private readonly WalkShares _finished = shares with { LeftOpen = 0 };
    private readonly WalkShares _leftOpen = shares with { LeftOpen = 1 };

    /// <summary>When a superior makes each case due; null: nobody does.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Plans one case.</summary>
    /// <param name="seed">The surge's seed.</param>
    /// <param name="index">The case's place in the surge, from 0.</param>
    /// <param name="grid">The grid that covers the place.</param>
    /// <param name="place">Where the matter is.</param>
    /// <returns>The steps, to be sent one after the other, each after the answer to the one before.</returns>
    public IReadOnlyList<WalkStep> Plan(int seed, int index, UnitCode grid, Place place) =>
        Route(seed, index, grid, shares).Plan(place);

    /// <summary>Plans one case that is finished, or never is, whatever the share of those is.</summary>
    public IReadOnlyList<WalkStep> Plan(WalkSeed walk, UnitCode grid, Place place, bool leftOpen) =>
        Route(walk.Seed, walk.Index, grid, leftOpen ? _leftOpen : _finished).Plan(place);

    private WalkRoute Route(int seed, int index, UnitCode grid, WalkShares turns)
    {
        var walk = new WalkSeed(seed, index);
        var item = items.Count == 0 ? null : items[walk.Draw("item").Whole(0, items.Count - 1)];
        return new(walk, new(grid), turns, item) { Due = Due };
    }
}
