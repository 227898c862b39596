using GridOrleans.Gateway.Problems;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>
/// One unit watched for all the screens of this process that show it: its grain is asked twice a second while somebody
/// looks, whether one does or a thousand do.
/// </summary>
internal sealed partial class TallyWatch(UnitCode unit, IGrainFactory grains, TimeProvider time, ILogger log)
    : IDisposable
{
    /// <summary>How often the grain is asked, and so how often a screen is told at most.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private volatile TallyFrame _frame = new(0);
    private volatile UnitTally? _newest;

    /// <summary>The watched unit.</summary>
    public UnitCode Unit => unit;

    /// <summary>How many screens look; guarded by whoever owns the watch.</summary>
    public int Seats { get; set; }

    /// <summary>The newest change.</summary>
    public TallyFrame Frame => _frame;

    /// <summary>The newest numbers; null before the first.</summary>
    public UnitTally? Newest => _newest;

    /// <summary>Begins to watch.</summary>
    public void Start()
    {
        // The request that happens to be the first must not be taken for the cause of all that is asked.
        using var alone = ExecutionContext.SuppressFlow();
        _ = Run(_stop.Token);
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task Run(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace, time);
        try
        {
            do
            {
                await Look();
            }
            while (await pace.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }

    private async Task Look()
    {
        try
        {
            var now = await grains.Tally(unit);
            var changed = now.Version != _newest?.Version;
            _newest = now;
            if (changed)
            {
                var before = _frame;
                _frame = new(before.Number + 1);
                before.Pass();
            }
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            // Screens keep what they show, and its instant stands still.
            LogUnreachable(log, unit.ToString(), fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The tally of {Unit} cannot be read: {Fault}")]
    private static partial void LogUnreachable(ILogger log, string unit, string fault);
}

/// <summary>What a screen shows until the next change.</summary>
/// <param name="number">How many changes there were.</param>
internal sealed class TallyFrame(long number)
{
    private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many changes there were; 0 before the first numbers.</summary>
    public long Number => number;

    /// <summary>Ends with the next change.</summary>
    public Task Next => _next.Task;

    /// <summary>The next change is there.</summary>
    public void Pass() => _next.SetResult();
}
