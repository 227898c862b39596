namespace GridOrleans.Cluster.Faults;

/// <summary>Which faults happen in a row, each on its scene.</summary>
/// <param name="Rows">The faults, in the order of their scenes.</param>
internal sealed record FaultProgram(IReadOnlyList<(Scene Scene, Fault Fault)> Rows)
{
    /// <summary>Where what each process printed is kept; null for nowhere.</summary>
    public string? Logs { get; init; }

    /// <summary>The quick form.</summary>
    public static FaultProgram Short { get; } = new(
        On(Scene.Cluster, ClusterFaults.Kill(0), ClusterFaults.Term(1), ClusterFaults.DatabaseRestart));

    /// <summary>Everything.</summary>
    public static FaultProgram Long { get; } = new(
    [
        .. On(
            Scene.Cluster,
            ClusterFaults.None, ClusterFaults.Kill(0), ClusterFaults.Hung(1), ClusterFaults.Term(2),
            ClusterFaults.Kill(1), ClusterFaults.ConnectionsCut, ClusterFaults.Kill(2), ClusterFaults.DatabaseRestart,
            ClusterFaults.Hung(0), ClusterFaults.GatewayKill, ClusterFaults.Roll, ClusterFaults.GatewayTerm,
            ClusterFaults.ComeAndGo, ClusterFaults.DatabaseSlow, ClusterFaults.DatabaseAway, ClusterFaults.KillAll,
            ClusterFaults.Hung(2), ClusterFaults.Kill(0), ClusterFaults.Kill(1), ClusterFaults.Term(0),
            ClusterFaults.ClockJump, ClusterFaults.DatabaseRestart),
        .. On(Scene.ClusterOnSmallDisk, DiskFaults.DatabaseFull),
        .. On(Scene.Sqlite, SqliteFaults.Kill, SqliteFaults.Term, SqliteFaults.Hung, SqliteFaults.ClockJump),
        .. On(Scene.SqliteOnSmallDisk, DiskFaults.SqliteFull),
    ]);

    /// <summary>Those of them whose name contains this; all for null.</summary>
    public FaultProgram Only(string? name) => name is null
        ? this
        : this with
        {
            Rows = [.. Rows.Where(row => row.Fault.Name.Contains(name, StringComparison.OrdinalIgnoreCase))],
        };

    /// <summary>Those from one row to another, from 1; all for null.</summary>
    public FaultProgram Between((int First, int Last)? rows) =>
        rows is not { } some ? this : this with { Rows = [.. Rows.Take(some.Last).Skip(some.First - 1)] };

    /// <summary>Runs them.</summary>
    /// <param name="casesPerSecond">How many cases are reported a second.</param>
    /// <param name="table">Takes each result as soon as it is there.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task Run(int casesPerSecond, FaultTable table, CancellationToken stop)
    {
        foreach (var act in Rows.GroupBy(row => row.Scene))
        {
            if (Scenery.Lacks(act.Key) is { } lacking)
            {
                act.ToList().ForEach(row => table.Add(row.Fault with { CannotHappen = lacking }));
                continue;
            }

            await using var scenery = await Scenery.Build(act.Key, stop);
            var run = new FaultRun(scenery.Stage, casesPerSecond);
            foreach (var (_, fault) in act)
            {
                if (fault.CannotHappen is not null)
                {
                    table.Add(fault);
                    continue;
                }

                try
                {
                    table.Add(await run.Run(fault, stop));
                }
                finally
                {
                    scenery.Stage.Keep(Logs);
                }
            }
        }
    }

    private static IReadOnlyList<(Scene Scene, Fault Fault)> On(Scene scene, params IEnumerable<Fault> faults) =>
        [.. faults.Select(fault => (scene, fault))];
}
