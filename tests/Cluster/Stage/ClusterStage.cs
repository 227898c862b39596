using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Bench;

namespace GridOrleans.Cluster.Stage;

/// <summary>
/// A whole deployment on this machine: silos and gateways as processes, PostgreSQL behind a relay, a relay before the
/// gateways as a load balancer would be. Or one silo on SQLite.
/// </summary>
internal sealed partial class ClusterStage : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string[] _more;
    private Relay? _front;

    private ClusterStage(string folder, Database? database, string[] more, int townships)
    {
        (_folder, Database, _more) = (folder, database, more);
        if (database is not null)
        {
            Line = new([database.Port]);
        }

        StageCity.Plan(townships).Write(Plan);
    }

    /// <summary>The server; null on SQLite.</summary>
    public Database? Database { get; }

    /// <summary>The network between gateways and database; null on SQLite.</summary>
    public Relay? Line { get; }

    /// <summary>The small disk that something here stands on; null for none.</summary>
    public SmallDisk? Disk { get; set; }

    /// <summary>The silos.</summary>
    public List<Member> Silos { get; } = [];

    /// <summary>Gateways on their own.</summary>
    public List<Member> Gateways { get; } = [];

    /// <summary>The city plan's folder.</summary>
    public string Plan => Path.Combine(_folder, "city");

    /// <summary>The development key that everybody here trusts.</summary>
    public string Key => Path.Combine(_folder, "data", "token.key");

    /// <summary>SQLite's folder.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>Where everybody works.</summary>
    public string Folder => _folder;

    /// <summary>Where clients send to: the gateways, or the silos where there are none.</summary>
    public Uri Url => new($"http://127.0.0.1:{(_front ??= new([.. Faces.Select(face => face.HttpPort)])).Port}");

    /// <summary>Where everything rests, past every relay, as every verb takes it.</summary>
    public string[] Storage => Database is null
        ? ["--storage", "sqlite", "--folder", Data]
        : ["--storage", "postgres", "--connection", Database.Connection];

    private IEnumerable<Member> All => Silos.Concat(Gateways);

    private List<Member> Faces => Gateways.Count > 0 ? Gateways : Silos;

    /// <summary>A stage on PostgreSQL with its schema, and nothing started.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="database">The server; the stage ends it.</param>
    /// <param name="more">More arguments for every silo.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="townships">How large the city is.</param>
    public static async Task<ClusterStage> OnPostgres(
        string folder, Database database, string[] more, CancellationToken stop, int townships = StageCity.Townships)
    {
        var stage = new ClusterStage(folder, database, more, townships);
        var (code, _, errors) = await Running.Client(["migrate", .. stage.Storage], folder, stop);
        return code == 0 ? stage : throw new InvalidOperationException(errors);
    }

    /// <summary>A stage on SQLite, with its only silo, not started.</summary>
    public static ClusterStage OnSqlite(string folder)
    {
        var stage = new ClusterStage(folder, null, [], StageCity.Townships);
        stage.AddSilo();
        return stage;
    }

    /// <summary>Adds a silo; does not start it.</summary>
    public Member AddSilo()
    {
        var (name, http) = ($"silo-{Silos.Count + 1}", FreePorts.Next());
        var line = Database is null ? null : new Relay([Database.Port]);
        string[] arguments =
        [
            "--name", name, "--urls", $"http://127.0.0.1:{http}", "--silo-port", Text(FreePorts.Next()),
            "--gateway-port", Text(FreePorts.Next()), "--plan", Plan, .. Reached(line), .. _more,
        ];
        Silos.Add(new(name, "Silo", arguments, http, _folder) { Line = line });
        return Silos[^1];
    }

    /// <summary>Adds a gateway of its own; does not start it.</summary>
    public Member AddGateway()
    {
        var (name, http) = ($"gateway-{Gateways.Count + 1}", FreePorts.Next());
        string[] arguments =
            ["gateway", "--urls", $"http://127.0.0.1:{http}", "--plan", Plan, "--key", Key, .. Reached(Line)];
        Gateways.Add(new(name, "Client", arguments, http, _folder));
        return Gateways[^1];
    }

    /// <summary>Starts whatever does not run, and waits until all can serve.</summary>
    public async Task Whole(CancellationToken stop)
    {
        // The first silo makes the key that the others read; a gateway waits for silos by itself.
        foreach (var member in All)
        {
            member.Start();
        }

        await Task.WhenAll(All.Select(member => member.Ready(stop)));
    }

    /// <summary>The processor time that silos and gateways have had; all must run.</summary>
    public TimeSpan Cpu() => TimeSpan.FromTicks(All.Sum(member => ProcessTree.Cpu(member.Process.Id).Ticks));

    /// <summary>How often a silo of the stage was told that a stream was taken over from it.</summary>
    public int Fenced() => Silos.Sum(silo => TakenOver().Count(silo.Output));

    /// <summary>Writes what each process printed into a folder; nothing for null.</summary>
    public void Keep(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var member in All)
        {
            File.WriteAllText(Path.Combine(folder, $"{member.Name}.log"), member.Output);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var member in All)
        {
            await member.DisposeAsync();
        }

        foreach (var relay in Silos.Select(silo => silo.Line).Append(_front).Append(Line))
        {
            if (relay is not null)
            {
                await relay.DisposeAsync();
            }
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    private string[] Reached(Relay? line) => Database is null
        ? Storage
        : ["--storage", "postgres", "--connection", Database.Through(line!)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("was taken over by another activation; ours is void")]
    private static partial Regex TakenOver();
}
