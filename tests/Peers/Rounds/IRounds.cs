using GridOrleans.Bench.Load;

namespace GridOrleans.Peers.Rounds;

/// <summary>A peer that loads itself, a round at a time.</summary>
internal interface IRounds : IAsyncDisposable
{
    /// <summary>Runs a round and audits it.</summary>
    Task<RoundResult> Run(RoundOrder order, CancellationToken stop);
}
