using GridOrleans.Gateway.Problems;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>
/// One unit watched for all the screens of this process that show it: its grain is asked twice a second while somebody
/// looks, and what it tells is written once, whether one does or a thousand do.
/// </summary>
internal sealed partial class TallyWatch(UnitCode unit, IGrainFactory grains, TimeProvider time, ILogger log)
    : IDisposable
{
    /// <summary>How often the grain is asked, and so how often a screen is told at most.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly MarkSheet _marks = new(unit);
    private volatile LiveFrame _frame = new(0, null, []);
    private volatile LiveText? _newest;

    /// <summary>The watched unit.</summary>
    public UnitCode Unit => unit;

    /// <summary>How many screens look; guarded by whoever owns the watch.</summary>
    public int Seats { get; set; }

    /// <summary>The newest change.</summary>
    public LiveFrame Frame => _frame;

    /// <summary>The newest numbers, as they are sent; null before the first.</summary>
    public LiveText? Newest => _newest;

    /// <summary>All marks, as they are sent.</summary>
    public byte[] AllMarks => _marks.All(_frame.Number);

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
            if (now.Version == _newest?.Numbers.Version)
            {
                _newest = new(now);
                return;
            }

            var marks = _marks.Take(await grains.Marks(now, _marks.Version));
            var before = _frame;
            _newest = new(now);
            _frame = new(before.Number + 1, _newest, marks);
            before.Pass();
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
