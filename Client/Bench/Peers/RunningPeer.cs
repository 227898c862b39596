using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>A peer's process and the way it is loaded: from within, or over HTTP from here.</summary>
internal sealed class RunningPeer(PeerProcess process) : IAsyncDisposable
{
    /// <summary>The process.</summary>
    public PeerProcess Process => process;

    /// <summary>How it is reached over HTTP; null when it loads itself.</summary>
    public HttpTarget? Http { get; set; }

    /// <summary>What it uses, when it is loaded over HTTP.</summary>
    public CpuMeter? Cpu { get; set; }

    /// <summary>Waits until it has done what it does after its answers; null when that is nothing.</summary>
    public Func<CancellationToken, Task>? Settled { get; set; }

    /// <summary>An address that nothing listens on.</summary>
    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePorts.Next()}");

    /// <summary>Runs a round, and lets the peer come to rest.</summary>
    public async Task<RoundResult> Round(RoundOrder order, CancellationToken stop)
    {
        var result = Http is null ? await process.Round(order, stop) : await Load(Http, order, stop);
        if (Settled is { } settled)
        {
            await settled(stop);
        }

        return result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<RoundResult> Load(HttpTarget target, RoundOrder order, CancellationToken stop)
    {
        try
        {
            using var loop = new LoadLoop(target, order, Cpu!);
            return await loop.Run(stop);
        }
        catch (Exception fault) when (fault is LoadFaultException or HttpRequestException)
        {
            return RoundResult.Failed(fault.Message);
        }
    }
}
