using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>What stands on the stage.</summary>
internal enum Scene
{
    /// <summary>Three silos, two gateways, PostgreSQL.</summary>
    Cluster,

    /// <summary>The same; PostgreSQL's files are on a small disk.</summary>
    ClusterOnSmallDisk,

    /// <summary>One silo on SQLite, its own gateway.</summary>
    Sqlite,

    /// <summary>The same; all its files are on a small disk.</summary>
    SqliteOnSmallDisk,
}

/// <summary>A stage with what it stands on.</summary>
internal sealed class Scenery : IAsyncDisposable
{
    private const int Silos = 3;
    private const int Gateways = 2;

    // What PostgreSQL takes when it is new, four segments of its log, and some minutes of load.
    private const int PostgresMegabytes = 400;
    private const int SqliteMegabytes = 100;

    private readonly string _folder;
    private readonly SmallDisk? _disk;

    private Scenery(ClusterStage stage, string folder, SmallDisk? disk) =>
        (Stage, _folder, _disk) = (stage, folder, disk);

    /// <summary>The stage.</summary>
    public ClusterStage Stage { get; }

    /// <summary>What this machine lacks for a scene; null for nothing.</summary>
    public static string? Lacks(Scene scene) =>
        scene is Scene.ClusterOnSmallDisk or Scene.SqliteOnSmallDisk && !SmallDisk.CanBeMade
            ? "a small file system can be mounted by root only"
            : null;

    /// <summary>Builds one; nothing is started but the database.</summary>
    public static async Task<Scenery> Build(Scene scene, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("gridorleans-faults-").FullName;
        switch (scene)
        {
            case Scene.Cluster:
                return new(await Cluster(folder, await Database.Start(stop), stop), folder, null);
            case Scene.ClusterOnSmallDisk:
                var disk = SmallDisk.Mount(PostgresMegabytes);
                var database = await Database.Start(Path.Combine(disk.Folder, "server"), stop);
                var stage = await Cluster(folder, database, stop);
                stage.Disk = disk;
                return new(stage, folder, disk);
            case Scene.Sqlite:
                return new(ClusterStage.OnSqlite(folder), folder, null);
            case Scene.SqliteOnSmallDisk:
                var small = SmallDisk.Mount(SqliteMegabytes);
                var alone = ClusterStage.OnSqlite(small.Folder);
                alone.Disk = small;
                return new(alone, folder, small);
            default:
                throw new ArgumentOutOfRangeException(nameof(scene), scene, "No such scene.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _disk?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ClusterStage> Cluster(string folder, Database database, CancellationToken stop)
    {
        var stage = await ClusterStage.OnPostgres(folder, database, [], stop);
        Enumerable.Range(0, Silos).ToList().ForEach(_ => stage.AddSilo());
        Enumerable.Range(0, Gateways).ToList().ForEach(_ => stage.AddGateway());
        return stage;
    }
}
