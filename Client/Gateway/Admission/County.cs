using System.Threading.RateLimiting;

namespace GridOrleans.Gateway.Admission;

/// <summary>
/// One county's places at this gateway, its queue, and when whoever found both full shall come again.
/// </summary>
/// <param name="places">Calls that may be under way at once.</param>
/// <param name="time">The clock.</param>
internal sealed class County(int places, TimeProvider time) : IDisposable
{
    /// <summary>Nobody is told to stay away for longer: the rain may have ended.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long a call keeps its place. One that takes longer is not kept busy by its county but lost to a silo
    /// that died or hangs, and must not keep the county's other grids waiting.
    /// </summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(1);

    /// <summary>Calls that can wait, for each that can be under way: an eighth of a second at 1,000 a second.</summary>
    public const int WaitingPerPlace = 8;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _places = new(new()
    {
        PermitLimit = places,
        QueueLimit = places * WaitingPerPlace,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly Lock _lock = new();
    private long _since = time.GetTimestamp();
    private int _done;
    private double _perSecond;
    private TimeSpan _promised;

    /// <summary>Takes a place, waiting for it; null when the queue is full.</summary>
    public async ValueTask<IDisposable?> Take(CancellationToken stop)
    {
        var lease = await _places.AcquireAsync(1, stop);
        if (lease.IsAcquired)
        {
            return new Place(this, lease, time);
        }

        lease.Dispose();
        return null;
    }

    /// <summary>
    /// When the next one who is refused shall come again: each a little later than the one before, at the rate at which
    /// calls end, so that they do not all come back at once to be refused again.
    /// </summary>
    public TimeSpan ComeAgain()
    {
        lock (_lock)
        {
            // What was promised before comes due while time goes by.
            var passed = Measure();
            var each = TimeSpan.FromSeconds(1 / Math.Max(1, _perSecond));
            var queued = each * (places * WaitingPerPlace);
            _promised = Max(_promised - passed, queued) + each;
            return _promised < Longest ? _promised : Longest;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Done()
    {
        lock (_lock)
        {
            _done++;
            _promised -= Measure();
        }
    }

    // How many calls ended in each second; answers how much of the clock it has taken account of.
    private TimeSpan Measure()
    {
        var passed = time.GetElapsedTime(_since);
        if (passed < Window)
        {
            return TimeSpan.Zero;
        }

        _perSecond = _done / passed.TotalSeconds;
        (_done, _since) = (0, time.GetTimestamp());
        return passed;
    }

    /// <summary>A call that is under way.</summary>
    private sealed class Place : IDisposable
    {
        private readonly County _county;
        private readonly RateLimitLease _lease;
        private readonly ITimer _held;
        private bool _free;

        public Place(County county, RateLimitLease lease, TimeProvider time)
        {
            (_county, _lease) = (county, lease);
            _held = time.CreateTimer(static place => ((Place)place!).Free(), this, Held, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _held.Dispose();
            Free();
        }

        private void Free()
        {
            if (!Interlocked.Exchange(ref _free, true))
            {
                _lease.Dispose();
                _county.Done();
            }
        }
    }
}
