using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>Which faults happen in a row, on a cluster and on SQLite.</summary>
internal sealed record FaultProgram(IReadOnlyList<Fault> OnCluster, IReadOnlyList<Fault> OnSqlite)
{
    /// <summary>Where what each process printed is kept; null for nowhere.</summary>
    public string? Logs { get; init; }

    private const int Silos = 3;
    private const int Gateways = 2;

    /// <summary>What the tests run each time.</summary>
    public static FaultProgram Short { get; } = new(
        [ClusterFaults.Kill(0), ClusterFaults.Term(1), ClusterFaults.DatabaseRestart], []);

    /// <summary>Everything.</summary>
    public static FaultProgram Long { get; } = new(
        [
            ClusterFaults.None, ClusterFaults.None,
            ClusterFaults.Kill(0), ClusterFaults.Hung(1), ClusterFaults.Term(2), ClusterFaults.Kill(1),
            ClusterFaults.ConnectionsCut, ClusterFaults.Kill(2), ClusterFaults.DatabaseRestart, ClusterFaults.Hung(0),
            ClusterFaults.Roll, ClusterFaults.GatewayKill, ClusterFaults.GatewayTerm, ClusterFaults.ComeAndGo,
            ClusterFaults.DatabaseSlow, ClusterFaults.DatabaseAway, ClusterFaults.KillAll, ClusterFaults.Hung(2),
            ClusterFaults.Kill(0), ClusterFaults.Kill(1), ClusterFaults.Term(0), ClusterFaults.DatabaseRestart,
        ],
        []);

    /// <summary>Those of them whose name contains this; all for null.</summary>
    public FaultProgram Only(string? name) => name is null
        ? this
        : this with { OnCluster = Named(OnCluster, name), OnSqlite = Named(OnSqlite, name) };

    /// <summary>Runs them.</summary>
    public async Task Run(int casesPerSecond, Action<FaultResult> told, CancellationToken stop)
    {
        if (OnCluster.Count > 0)
        {
            var folder = Directory.CreateTempSubdirectory("gridorleans-faults-").FullName;
            var database = await Database.Start(stop);
            await using (var stage = await ClusterStage.OnPostgres(folder, database, [], stop))
            {
                Enumerable.Range(0, Silos).ToList().ForEach(_ => stage.AddSilo());
                Enumerable.Range(0, Gateways).ToList().ForEach(_ => stage.AddGateway());
                try
                {
                    await Run(stage, OnCluster, (casesPerSecond, told), stop);
                }
                finally
                {
                    stage.Keep(Logs);
                }
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Run(
        ClusterStage stage,
        IReadOnlyList<Fault> faults,
        (int Rate, Action<FaultResult> Told) how,
        CancellationToken stop)
    {
        var run = new FaultRun(stage, how.Rate);
        foreach (var fault in faults)
        {
            how.Told(await run.Run(fault, stop));
        }
    }

    private static List<Fault> Named(IReadOnlyList<Fault> faults, string name) =>
    [
        .. faults.Where(fault => fault == ClusterFaults.None
            || fault.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
    ];
}
