using GridOrleans.Bench.Load;

namespace GridOrleans.Peers.Rounds;

/// <summary>Rounds of the common loop on an actor system or silo in this process.</summary>
internal sealed class LoadedRounds(ILoadTarget target, CpuMeter cpu) : IRounds
{
    /// <inheritdoc/>
    public async Task<RoundResult> Run(RoundOrder order, CancellationToken stop)
    {
        using var loop = new LoadLoop(target, order, cpu);
        return await loop.Run(stop);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => target is IAsyncDisposable owned ? owned.DisposeAsync() : default;
}
