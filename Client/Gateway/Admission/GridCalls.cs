using System.Globalization;
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
    /// <summary>Which cases do not wait.</summary>
    public UrgentCases Urgent => urgent;

    /// <summary>Asks a grid.</summary>
    /// <typeparam name="T">Its answer.</typeparam>
    /// <param name="grid">The grid.</param>
    /// <param name="isUrgent">Whether it is asked at once, however many calls are under way.</param>
    /// <param name="ask">What it is asked.</param>
    /// <param name="stop">Gives up waiting for a place; a call under way goes on.</param>
    /// <returns>The answer; or, when the county has no room for more, a problem, and nothing was asked.</returns>
    public async Task<(T? Answer, ProblemResult? Busy)> Ask<T>(
        UnitCode grid,
        bool isUrgent,
        Func<IGridGrain, Task<T>> ask,
        CancellationToken stop)
    {
        var called = grains.GetGrain<IGridGrain>(grid.ToString());
        if (isUrgent)
        {
            return (await ask(called), null);
        }

        var (place, comeAgain) = await places.Take(grid, stop);
        using (place)
        {
            return place is null ? (default, Busy(comeAgain)) : (await ask(called), null);
        }
    }

    private static ProblemResult Busy(TimeSpan comeAgain)
    {
        var seconds = (int)Math.Ceiling(comeAgain.TotalSeconds);
        return new(
            ProblemKind.CountyBusy,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing was changed. Send it again with the same Idempotency-Key (in a batch: the same id) after "
                + $"{seconds} s. Alarms and cases of severity 01 and 02 do not wait."))
        {
            RetryAfterSeconds = seconds,
        };
    }
}
