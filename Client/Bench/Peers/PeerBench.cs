using GridOrleans.Bench.Load;
using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>Starts the peers, loads them in turns, and keeps what they showed. Runs once.</summary>
/// <param name="settings">What is measured, and how long.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Is told how it goes.</param>
internal sealed class PeerBench(PeerSettings settings, TimeProvider time, Action<string> tell) : IAsyncDisposable
{
    /// <summary>Between two rounds: disks and collectors come to rest.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly PeerDatabases _databases = new(settings.Connection);
    private readonly PeerStarter _starter = new(settings.InFlight, time);
    private readonly Dictionary<PeerHost, RunningPeer> _running = [];
    private readonly string _run = $"p{time.GetUtcNow().ToUnixTimeSeconds():x}";
    private int _rounds;

    /// <summary>What has been measured so far.</summary>
    public List<PeerRound> Rounds { get; } = [];

    /// <summary>Latencies at a part of the rate that was reached.</summary>
    public List<LoadedRound> Loads { get; } = [];

    /// <summary>What the database server is; null before it was asked.</summary>
    public string? Server { get; private set; }

    /// <summary>Measures all.</summary>
    /// <exception cref="PeerFailedException">A peer cannot be started, died, or failed while it warmed up.</exception>
    /// <exception cref="NpgsqlException">The database server refuses something.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was measured until then is kept.</exception>
    public async Task Run(CancellationToken stop)
    {
        var hosts = settings.Peers.Select(peer => peer.Host).Distinct().ToList();
        Server = await _databases.Open(hosts.Count, stop);
        foreach (var host in hosts)
        {
            tell($"{host.Name}: starting");
            _running[host] = await _starter.Start(host, await _databases.Create(host.Name, stop), stop);
        }

        foreach (var peer in settings.Peers)
        {
            tell($"{peer.Name}: warming up");
            if (await Round(peer, order => order with { Seconds = settings.WarmUp }, stop) is { Good: false } bad)
            {
                throw new PeerFailedException($"{peer.Name} failed while it warmed up: {bad}");
            }
        }

        for (var round = 1; round <= settings.Rounds; round++)
        {
            // Each round begins with another peer, so that none always follows the same one.
            for (var turn = 0; turn < settings.Peers.Count; turn++)
            {
                var peer = settings.Peers[(turn + round - 1) % settings.Peers.Count];
                var result = await Round(peer, order => order, stop);
                Rounds.Add(new(peer.Name, round, result));
                tell($"round {round} of {settings.Rounds}  {peer.Name}: {result}");
            }
        }

        await Load(stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values)
        {
            await running.DisposeAsync();
        }

        await _starter.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _databases.DisposeAsync();
    }

    // Open loop: at so many percent of the median rate, latency from the intended instant.
    private async Task Load(CancellationToken stop)
    {
        foreach (var peer in settings.Peers.Where(peer => peer.Name is "in-process" or "http"))
        {
            var reached = Figures.Median(Rounds.Where(round => round.Peer == peer.Name)
                .Select(round => round.Result.PerSecond));
            foreach (var percent in settings.Loads)
            {
                var rate = reached * percent / 100;
                var result = await Round(peer, order => order with { Rate = rate }, stop);
                Loads.Add(new(peer.Name, percent, rate, result));
                tell($"{percent} % load  {peer.Name}: {result}");
            }
        }
    }

    private async Task<RoundResult> Round(Peer peer, Func<RoundOrder, RoundOrder> change, CancellationToken stop)
    {
        await _databases.Settle(stop);
        await Task.Delay(Pause, stop);
        var name = FormattableString.Invariant($"{_run}-{_rounds++}");
        var order = new RoundOrder(name, settings.InFlight, PeerSettings.Ramp, settings.Seconds);
        return await _running[peer.Host].Round(change(peer.Order(order)), stop);
    }
}
