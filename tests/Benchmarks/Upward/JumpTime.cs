namespace GridOrleans.Benchmarks.Upward;

/// <summary>
/// A clock that stands until it jumps: nothing sees the time in between. The well-known fake looks at every timer
/// whenever one is set, which with a timer for each of 5,379 grids costs more than everything that is measured; this
/// one keeps them in a heap.
/// </summary>
internal sealed class JumpTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(Timer Timer, long Setting), DateTimeOffset> _due = new();
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to an instant; what fell due until then rings once, on this thread, in order.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        List<Timer> ringing = [];
        lock (_lock)
        {
            _now = instant;
            while (_due.TryPeek(out var next, out var at) && at <= instant)
            {
                _due.Dequeue();
                if (next.Timer.Setting == next.Setting)
                {
                    ringing.Add(next.Timer);
                }
            }

            ringing.ForEach(timer => timer.Rearm());
        }

        ringing.ForEach(timer => timer.Ring());
    }

    private sealed class Timer(JumpTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>How often it was set: an older setting rings no more.</summary>
        public long Setting { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _period = period;
                Arm(dueTime);
            }

            if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Ring());
            }

            return true;
        }

        public void Rearm() => Arm(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan dueTime)
        {
            Setting++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time._due.Enqueue((this, Setting), time._now + dueTime);
            }
        }
    }
}
