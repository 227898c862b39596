namespace GridOrleans.Surge;

/// <summary>A surge's clock: instants are counted from its start.</summary>
/// <param name="time">The clock below.</param>
internal sealed class Pace(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>How long the surge has run.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Waits for an instant; one that has passed is not waited for.</summary>
    public Task Until(TimeSpan instant, CancellationToken stop)
    {
        var wait = instant - Elapsed;
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, stop) : Task.CompletedTask;
    }
}
