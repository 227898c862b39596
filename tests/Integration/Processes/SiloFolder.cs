using GridOrleans.Bench;

namespace GridOrleans.Integration.Processes;

/// <summary>Where a silo lives over all its restarts: its folder, its storage, its ports.</summary>
internal sealed class SiloFolder : IDisposable
{
    private readonly string? _connection;

    private SiloFolder(string? connection) => _connection = connection;

    public string Path { get; } = Directory.CreateTempSubdirectory("gridorleans-silo-").FullName;

    public int HttpPort { get; } = FreePorts.Next();

    public int SiloPort { get; } = FreePorts.Next();

    public int GatewayPort { get; } = FreePorts.Next();

    public Uri Url => new($"http://127.0.0.1:{HttpPort}");

    public string Plan => System.IO.Path.Combine(Path, "city");

    public string Key => System.IO.Path.Combine(Path, "data", "token.key");

    public string Acks => System.IO.Path.Combine(Path, "acks.ndjson");

    /// <summary>Where everything rests, as every verb takes it.</summary>
    public string[] Storage => _connection is null
        ? ["--storage", "sqlite", "--folder", System.IO.Path.Combine(Path, "data")]
        : ["--storage", "postgres", "--connection", _connection];

    /// <summary>The silo's command line.</summary>
    public IEnumerable<string> Arguments => [.. Ports, .. Home];

    /// <summary>Where it listens.</summary>
    public IEnumerable<string> Ports =>
        ["--urls", Url.ToString(), "--silo-port", $"{SiloPort}", "--gateway-port", $"{GatewayPort}"];

    /// <summary>What it works on.</summary>
    public IEnumerable<string> Home => ["--plan", Plan, .. Storage];

    /// <summary>A folder with a small city on SQLite.</summary>
    public static SiloFolder OnSqlite()
    {
        var folder = new SiloFolder(null);
        SmallCity.Plan().Write(folder.Plan);
        return folder;
    }

    /// <summary>A folder with a small city and an empty database.</summary>
    public static SiloFolder OnPostgres(string connection)
    {
        var folder = new SiloFolder(connection);
        SmallCity.Plan().Write(folder.Plan);
        return folder;
    }

    /// <summary>An empty folder, as on a fresh machine.</summary>
    public static SiloFolder Fresh() => new(null);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
