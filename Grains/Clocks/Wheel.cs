namespace GridOrleans.Clocks;

/// <summary>
/// A grain's alarm clock: one timer for all its deadlines, armed for the earliest. It only wakes the grain; whether
/// something is due, and was not done before, the grain's journaled state decides.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="wake">Called off the grain's scheduler when the time has come.</param>
internal sealed class Wheel(TimeProvider clock, Action wake)
{
    /// <summary>Timers count at most 49 days; a deadline farther off is armed again on the way.</summary>
    private static readonly TimeSpan DelayMax = TimeSpan.FromDays(1);

    private ITimer? _timer;
    private DateTimeOffset? _armed;

    /// <summary>Arms it for the earliest deadline; null disarms it. Cheap when nothing changes.</summary>
    public void Arm(DateTimeOffset? at)
    {
        if (at == _armed)
        {
            return;
        }

        _armed = at;
        if (at is not { } instant)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        Start(instant - clock.GetUtcNow());
    }

    /// <summary>Arms it once more, for whatever was not done.</summary>
    public void Again(TimeSpan delay)
    {
        _armed = null;
        Start(delay);
    }

    /// <summary>Forgets what it was armed for, since it has gone off.</summary>
    public void Rang() => _armed = null;

    /// <summary>Stops it for good.</summary>
    public void Stop() => _timer?.Dispose();

    private void Start(TimeSpan delay)
    {
        var wait = delay < TimeSpan.Zero ? TimeSpan.Zero : delay < DelayMax ? delay : DelayMax;
        _timer ??= Create();
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    // The command under way must not be taken for the cause of whatever the timer does.
    private ITimer Create()
    {
        using var alone = ExecutionContext.SuppressFlow();
        return clock.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
