using GridOrleans.Access;
using GridOrleans.Bench.Load;
using GridOrleans.City;
using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>Starts the peers, loads them in turns, and keeps what they showed. Runs once.</summary>
/// <param name="settings">What is measured, and how long.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Is told how it goes.</param>
internal sealed class PeerBench(PeerSettings settings, TimeProvider time, Action<string> tell) : IAsyncDisposable
{
    private readonly PeerDatabases _databases = new(settings.Connection);
    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-peers-").FullName;
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
    /// <exception cref="PeerFailedException">A peer cannot be started, or died.</exception>
    /// <exception cref="NpgsqlException">The database server refuses something.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was measured until then is kept.</exception>
    public async Task Run(CancellationToken stop)
    {
        Server = await _databases.Version(stop);
        foreach (var peer in settings.Peers)
        {
            await Start(peer.Host, stop);
            tell($"{peer.Name}: warming up");
            await Round(peer, order => order with { Seconds = settings.WarmUp }, stop);
        }

        for (var round = 1; round <= settings.Rounds; round++)
        {
            // Each round begins with another peer, so that none always follows the same one.
            for (var turn = 0; turn < settings.Peers.Count; turn++)
            {
                var peer = settings.Peers[(turn + round - 1) % settings.Peers.Count];
                var result = await Round(peer, order => order, stop);
                Rounds.Add(new(peer.Name, round, result));
                tell(FormattableString.Invariant($"round {round} of {settings.Rounds}  {peer.Name}: ") + Said(result));
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

        NpgsqlConnection.ClearAllPools();
        await _databases.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Said(RoundResult result) => result.Fault ?? FormattableString.Invariant(
        $"{result.PerSecond:N0}/s, p50 {result.P50:N1} ms, p99 {result.P99:N1} ms; {result.Audit}");

    // Open loop: at so many percent of the median rate, latency from the intended instant.
    private async Task Load(CancellationToken stop)
    {
        foreach (var peer in settings.Peers.Where(peer => peer.Name is "in-process" or "in-process-read" or "http"))
        {
            var reached = Figures.Median(Rounds.Where(round => round.Peer == peer.Name)
                .Select(round => round.Result.PerSecond));
            foreach (var percent in settings.Loads)
            {
                var rate = reached * percent / 100;
                var result = await Round(peer, order => order with { Rate = rate }, stop);
                Loads.Add(new(peer.Name, percent, rate, result));
                tell(FormattableString.Invariant($"{percent} % load  {peer.Name}: ") + Said(result));
            }
        }
    }

    private async Task<RoundResult> Round(Peer peer, Func<RoundOrder, RoundOrder> change, CancellationToken stop)
    {
        await _databases.Settle(stop);
        var name = FormattableString.Invariant($"{_run}-{_rounds++}");
        var order = new RoundOrder(name, settings.InFlight, PeerSettings.Ramp, settings.Seconds);
        return await _running[peer.Host].Round(change(peer.Order(order)), stop);
    }

    private async Task Start(PeerHost host, CancellationToken stop)
    {
        if (_running.ContainsKey(host))
        {
            return;
        }

        tell($"{host.Name}: starting");
        var connection = await _databases.Create(host.Name, stop);
        _running[host] = host.Verb == PeerHost.Silo
            ? await StartSilo(host, connection, stop)
            : await StartPeer(host, connection, stop);
    }

    private async Task<RunningPeer> StartPeer(PeerHost host, string connection, CancellationToken stop)
    {
        var url = RunningPeer.FreeAddress();
        string[] listen = host.Http is null ? [] : ["--urls", url.ToString()];
        var process = PeerProcess.Start(
            "tests/Peers", [host.Verb, "--connection", connection, .. host.More, .. listen], _folder);
        var running = new RunningPeer(process);
        await running.Guarded(() => process.UntilReady(stop));
        return host.Http is { } table ? await Over(running, url, (connection, table), null) : running;
    }

    private async Task<RunningPeer> StartSilo(PeerHost host, string connection, CancellationToken stop)
    {
        await using (var engine = StorageEngine.Create(
            new() { Engine = StorageOptions.Postgres, Connection = connection }))
        {
            await engine.Migrator.Migrate(stop);
        }

        _ = Plan;
        var key = TokenKey.LoadOrCreate(Path.Combine(_folder, TokenKey.DefaultPath));
        var url = RunningPeer.FreeAddress();
        string[] arguments =
        [
            "--storage", StorageOptions.Postgres, "--connection", connection, "--plan", PlanFolder,
            "--urls", url.ToString(), "--silo-port", $"{RunningPeer.FreeAddress().Port}",
            "--gateway-port", $"{RunningPeer.FreeAddress().Port}",
        ];
        var process = PeerProcess.Start("Silo", arguments, _folder);
        var running = new RunningPeer(process);
        await running.Guarded(() => process.UntilReady(new(url, "/readyz"), stop));
        return await Over(running, url, (connection, host.Http!), key);
    }

    private async Task<RunningPeer> Over(
        RunningPeer running,
        Uri url,
        (string Connection, string Table) audit,
        Microsoft.IdentityModel.Tokens.SymmetricSecurityKey? key)
    {
        running.Cpu = await CpuMeter.Create(running.Process.Id, audit.Connection);
        running.Http = new HttpTarget(
            HttpTarget.Connect(url, settings.InFlight),
            new(Plan, key, time.GetUtcNow()),
            (NpgsqlDataSource.Create(audit.Connection), audit.Table));
        return running;
    }

    private string PlanFolder => Path.Combine(_folder, "city");

    private CityPlan Plan => field ??= DefaultCity.LoadOrGenerate(PlanFolder);
}
