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
    /// A unit's numbers at once, at each change, and as a heartbeat. Whoever takes them slowly misses those in between
    /// and gets the newest.
    /// </summary>
    /// <param name="unit">The unit or grid.</param>
    /// <param name="stop">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<LiveTally>> Look(
        UnitCode unit,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var watch = Sit(unit);
        try
        {
            long shown = 0;
            while (!stop.IsCancellationRequested)
            {
                var frame = watch.Frame;
                var fresh = frame.Number != shown || await Passes(frame, stop);
                if (stop.IsCancellationRequested || watch.Newest is not { } newest)
                {
                    continue;
                }

                shown = fresh ? watch.Frame.Number : shown;
                yield return new(LiveTally.Of(newest), fresh ? Changed : Unchanged)
                {
                    EventId = shown.ToString(CultureInfo.InvariantCulture),
                };
            }
        }
        finally
        {
            Rise(watch);
        }
    }

    private async Task<bool> Passes(TallyFrame frame, CancellationToken stop)
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
