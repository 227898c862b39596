using GridOrleans.Access;
using GridOrleans.Bench.Load;
using GridOrleans.City;
using GridOrleans.Reading;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>Starts peers' processes, each on a database of its own, and connects to those that serve HTTP.</summary>
/// <param name="connections">To each of them.</param>
/// <param name="time">The clock.</param>
internal sealed class PeerStarter(int connections, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-peers-").FullName;
    private readonly Stack<IAsyncDisposable> _owned = [];

    private string PlanFolder => Path.Combine(_folder, "city");

    private CityPlan Plan => field ??= DefaultCity.LoadOrGenerate(PlanFolder);

    /// <summary>Starts one and waits until it can be loaded.</summary>
    /// <exception cref="PeerFailedException">It is not built, or ended instead.</exception>
    public async Task<RunningPeer> Start(PeerHost host, string connection, CancellationToken stop)
    {
        var url = RunningPeer.FreeAddress();
        if (host.Verb == PeerHost.Silo)
        {
            return await StartSilo(host, connection, url, stop);
        }

        string[] listen = host.Http is null ? [] : ["--urls", url.ToString()];
        var running = new RunningPeer(PeerProcess.Start(
            "tests/Peers", [host.Verb, "--connection", connection, .. host.More, .. listen], _folder));
        await Ready(running, () => running.Process.UntilReady(stop));
        if (host.Http is { } table)
        {
            await Connect(running, url, (connection, table), key: null);
        }

        return running;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out var owned))
        {
            await owned.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RunningPeer> StartSilo(PeerHost host, string connection, Uri url, CancellationToken stop)
    {
        var engine = StorageEngine.Create(new() { Engine = StorageOptions.Postgres, Connection = connection });
        _owned.Push(engine);
        await engine.Migrator.Migrate(stop);
        var model = engine.NewReadModel();
        _owned.Push(model);
        _ = Plan;
        var key = TokenKey.LoadOrCreate(Path.Combine(_folder, TokenKey.DefaultPath));
        string[] arguments =
        [
            "--storage", StorageOptions.Postgres, "--connection", connection, "--plan", PlanFolder,
            "--urls", url.ToString(), "--silo-port", $"{RunningPeer.FreeAddress().Port}",
            "--gateway-port", $"{RunningPeer.FreeAddress().Port}",
        ];
        var running = new RunningPeer(PeerProcess.Start("Silo", arguments, _folder));
        await Ready(running, () => running.Process.UntilReady(new(url, "/readyz"), stop));
        await Connect(running, url, (connection, host.Http!), key);
        // Its read model may trail behind its answers; no other peer's round is to pay for that.
        running.Settled = async stopped =>
        {
            while (!(await model.Lag(stopped)).CaughtUp)
            {
                await Task.Delay(Poll, stopped);
            }
        };
        return running;
    }

    private static async Task Ready(RunningPeer running, Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    private async Task Connect(
        RunningPeer running, Uri url, (string Connection, string Table) audit, SymmetricSecurityKey? key)
    {
        var source = NpgsqlDataSource.Create(audit.Connection);
        _owned.Push(source);
        running.Cpu = await CpuMeter.Create(running.Process.Id, audit.Connection);
        running.Http = new HttpTarget(
            HttpTarget.Connect(url, connections), new(Plan, key, time.GetUtcNow()), (source, audit.Table));
    }
}
