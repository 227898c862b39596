using System.Globalization;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>
/// How often a tally is told to the unit above: at once after a quiet time, then at most once a pace while it keeps
/// changing. Runs on its grain's own scheduler, beside the commands.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="send">Tells it.</param>
/// <param name="pace">The time between two tellings at least.</param>
internal sealed class TallyBeat(TimeProvider clock, Func<Task> send, TimeSpan pace)
{
    /// <summary>A unit's pace: what a person at a screen can follow.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// A grid's: in a surge every grid has something to tell all the time, and thousands that tell it twice a second
    /// cost as much as the commands do.
    /// </summary>
    public static readonly TimeSpan GridPace = TimeSpan.FromSeconds(2);

    /// <summary>How often a grid with nothing new says so: so far a quiet city's numbers lag behind.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    /// <summary>
    /// In so many groups, one after the other, the grids of the city say so: all at once would hold up commands, each
    /// for itself would wake a sleeping machine a thousand times a second.
    /// </summary>
    private const int KeepAliveGroups = 10;

    /// <summary>
    /// Beats end together on these marks. Each for itself, those of a city in a surge would wake the runtime's timer
    /// thousands of times a second, which looks through all that are due soon each time.
    /// </summary>
    private static readonly TimeSpan Mark = TimeSpan.FromMilliseconds(20);

    private bool _due;
    private bool _running;
    private bool _stopped;

    /// <summary>Whether something was told within the pace, or is about to be.</summary>
    public bool IsRunning => _running;

    /// <summary>There is something to tell. Called after every command: a flag when it is told anyway.</summary>
    public void Strike()
    {
        _due = true;
        if (_running || _stopped)
        {
            return;
        }

        _running = true;

        // The command under way must not be taken for the cause of all that is told from now on.
        using var alone = ExecutionContext.SuppressFlow();
        Run().Ignore();
    }

    /// <summary>When a grid's next sign of life is due: those of one township come together.</summary>
    public static TimeSpan KeepAliveIn(UnitCode grid, DateTimeOffset now)
    {
        var township = long.Parse(grid.At(UnitLevel.Township).ToString(), CultureInfo.InvariantCulture);
        var phase = KeepAlive * (township % KeepAliveGroups) / KeepAliveGroups;
        var left = KeepAlive - TimeSpan.FromTicks((now.UtcTicks + phase.Ticks) % KeepAlive.Ticks);

        // A timer that rings a little early, or a clock that stands, must not make it ring again and again.
        return left < KeepAlive / 2 ? left + KeepAlive : left;
    }

    /// <summary>Tells nothing any more.</summary>
    public void Stop() => _stopped = true;

    private async Task Run()
    {
        await Task.Yield();
        try
        {
            while (_due && !_stopped)
            {
                _due = false;
                await send();
                await Task.Delay(PaceToMark(), clock);
            }
        }
        finally
        {
            _running = false;
        }
    }

    private TimeSpan PaceToMark()
    {
        var after = (clock.GetUtcNow().UtcTicks + pace.Ticks) % Mark.Ticks;
        return after == 0 ? pace : pace + Mark - TimeSpan.FromTicks(after);
    }
}
