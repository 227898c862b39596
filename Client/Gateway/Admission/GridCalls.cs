using GridOrleans.Gateway.Problems;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Admission;

/// <summary>Asks grids for changes: what is urgent at once, the rest within its county's places.</summary>
/// <param name="grains">Where grids are found.</param>
/// <param name="places">How many calls each county may have under way.</param>
/// <param name="urgent">Which cases do not wait.</param>
internal sealed class GridCalls(IGrainFactory grains, CountyPlaces places, UrgentCases urgent)
{
    /// <summary>The county sends more than it has room for; nothing was asked.</summary>
    public static ProblemResult Busy { get; } = new(
        ProblemKind.CountyBusy,
        "Nothing was changed. Send it again with the same Idempotency-Key (in a batch: the same id) after the seconds "
        + "in Retry-After. Alarms and cases of severity 01 and 02 do not wait.");

    /// <summary>Which cases do not wait.</summary>
    public UrgentCases Urgent => urgent;

    /// <summary>Asks a grid.</summary>
    /// <typeparam name="T">Its answer.</typeparam>
    /// <param name="grid">The grid.</param>
    /// <param name="isUrgent">Whether it is asked at once, however many calls are under way.</param>
    /// <param name="ask">What it is asked.</param>
    /// <param name="stop">Gives up waiting for a place; a call under way goes on.</param>
    /// <returns>Whether it was asked, and the answer; if not, the county is <see cref="Busy"/>.</returns>
    public async Task<(bool Asked, T? Answer)> Ask<T>(
        UnitCode grid,
        bool isUrgent,
        Func<IGridGrain, Task<T>> ask,
        CancellationToken stop)
    {
        var called = grains.GetGrain<IGridGrain>(grid.ToString());
        if (isUrgent)
        {
            return (true, await ask(called));
        }

        using var place = await places.Take(grid, stop);
        return place is null ? (false, default) : (true, await ask(called));
    }
}
