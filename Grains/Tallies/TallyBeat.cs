namespace GridOrleans.Tallies;

/// <summary>
/// How often a tally is told to the unit above: at once after a quiet time, then at most every 500 ms while it keeps
/// changing. Runs on its grain's own scheduler, beside the commands.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="send">Tells it.</param>
internal sealed class TallyBeat(TimeProvider clock, Func<Task> send)
{
    /// <summary>What a person at a screen can follow; at the city it is still under 2 s.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a grid with nothing new says so: so far a quiet city's numbers lag behind.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    private bool _due;
    private bool _running;
    private bool _stopped;

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
                await Task.Delay(Pace, clock);
            }
        }
        finally
        {
            _running = false;
        }
    }
}
