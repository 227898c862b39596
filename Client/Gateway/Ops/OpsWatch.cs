using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GridOrleans.Gateway.Json;

namespace GridOrleans.Gateway.Ops;

/// <summary>This process's beats: measured and written once a second while an operator looks, for all who do.</summary>
internal sealed class OpsWatch(TimeProvider time)
{
    /// <summary>The event that brings a beat.</summary>
    public const string Name = "ops";

    /// <summary>A beat's length.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private TaskCompletionSource<byte[]> _next = Fresh();
    private int _seats;

    // Whoever runs with another number runs no more: nobody looked in between.
    private int _run;

    /// <summary>Every beat from now on, as it is sent.</summary>
    /// <param name="stop">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<byte[]>> Look([EnumeratorCancellation] CancellationToken stop)
    {
        Sit();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var next = Next.WaitAsync(stop);
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (next.IsCompletedSuccessfully)
                {
                    yield return new(await next, Name);
                }
            }
        }
        finally
        {
            Rise();
        }
    }

    private Task<byte[]> Next
    {
        get
        {
            lock (_lock)
            {
                return _next.Task;
            }
        }
    }

    private static TaskCompletionSource<byte[]> Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Sit()
    {
        lock (_lock)
        {
            if (_seats++ == 0)
            {
                // The request that happens to be the first must not be taken for the cause of all beats.
                using var alone = ExecutionContext.SuppressFlow();
                _ = Run(_run);
            }
        }
    }

    private void Rise()
    {
        lock (_lock)
        {
            if (--_seats == 0)
            {
                _run++;
            }
        }
    }

    private async Task Run(int run)
    {
        using var meter = new OpsMeter(time);
        using var pace = new PeriodicTimer(Pace, time);
        while (await pace.WaitForNextTickAsync(CancellationToken.None))
        {
            var beat = JsonSerializer.SerializeToUtf8Bytes(meter.Beat(), GatewayJson.Answers.OpsBeat);
            TaskCompletionSource<byte[]> told;
            lock (_lock)
            {
                if (run != _run)
                {
                    return;
                }

                (told, _next) = (_next, Fresh());
            }

            told.SetResult(beat);
        }
    }
}
