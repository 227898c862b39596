using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>Where a running city tells its numbers.</summary>
internal interface ITallySource
{
    /// <summary>What it tells of a unit or grid; null when its plan has none of this code.</summary>
    /// <exception cref="IOException">It cannot be reached.</exception>
    Task<ToldTally?> Read(UnitCode unit, CancellationToken cancellationToken);
}

/// <summary>What a running city tells of a unit.</summary>
/// <param name="Numbers">Its tally.</param>
/// <param name="Missing">Units below that it does not count yet.</param>
/// <param name="Children">The sum of its children's tallies in the same answer; null for a grid.</param>
internal sealed record ToldTally(Tally Numbers, int Missing, Tally? Children);
