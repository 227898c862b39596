using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>The units that screens of this process look at, each watched once.</summary>
internal sealed class TallyWatches(IGrainFactory grains, TimeProvider time, ILogger<TallyWatches> log)
{
    /// <summary>The event that brings changed numbers.</summary>
    public const string Changed = "tally";

    /// <summary>The event that says that they have not changed.</summary>
    public const string Unchanged = "heartbeat";

    /// <summary>The event that brings the marks of grids.</summary>
    public const string Marked = "grids";

    /// <summary>How often a screen hears of a quiet unit: below what proxies cut.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Dictionary<UnitCode, TallyWatch> _watches = [];
    private readonly Lock _lock = new();

    /// <summary>How many units are watched.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _watches.Count;
            }
        }
    }

    /// <summary>
    /// A unit's numbers at once, at each change, and as a heartbeat, as they are sent. Whoever takes them slowly misses
    /// those in between and gets the newest.
    /// </summary>
    /// <param name="unit">The unit or grid.</param>
    /// <param name="marks">Whether the marks of its grids are told, too: all at once, then those that changed.</param>
    /// <param name="stop">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<byte[]>> Look(
        UnitCode unit,
        bool marks,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var watch = Sit(unit);
        try
        {
            long shown = 0;
            while (!stop.IsCancellationRequested)
            {
                var fresh = watch.Frame.Number != shown || await Passes(watch.Frame, stop);
                if (stop.IsCancellationRequested || watch.Newest is not { } newest)
                {
                    continue;
                }

                var frame = watch.Frame;
                var (before, text) = (shown, fresh ? frame.Text! : newest);
                shown = fresh ? frame.Number : shown;
                yield return new(text.Json, fresh ? Changed : Unchanged)
                {
                    EventId = shown.ToString(CultureInfo.InvariantCulture),
                };
                if (marks && fresh && MarksAfter(before, frame, watch) is { Length: > 0 } told)
                {
                    yield return new(told, Marked);
                }
            }
        }
        finally
        {
            Rise(watch);
        }
    }

    // Whoever missed a change gets all: marks are absolute, and there is only one text of all for everybody.
    private static byte[] MarksAfter(long shown, LiveFrame frame, TallyWatch watch) =>
        shown > 0 && frame.Number == shown + 1 ? frame.Marks : watch.AllMarks;

    private async Task<bool> Passes(LiveFrame frame, CancellationToken stop)
    {
        var next = frame.Next.WaitAsync(Heartbeat, time, stop);
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompletedSuccessfully;
    }

    private TallyWatch Sit(UnitCode unit)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(unit, out var watch))
            {
                watch = new(unit, grains, time, log);
                _watches.Add(unit, watch);
                watch.Start();
            }

            watch.Seats++;
            return watch;
        }
    }

    private void Rise(TallyWatch watch)
    {
        lock (_lock)
        {
            if (--watch.Seats == 0)
            {
                _watches.Remove(watch.Unit);
                watch.Dispose();
            }
        }
    }
}
