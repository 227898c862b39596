namespace GridOrleans.Cluster.Faults;

/// <summary>What happens when there is no room left.</summary>
internal static class DiskFaults
{
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The database's disk is full; somebody makes room, and starts it where it gave up, as PostgreSQL does when it
    /// cannot write its log.
    /// </summary>
    public static Fault DatabaseFull { get; } = new("database's disk full for 5 s", async (stage, stop) =>
    {
        stage.Disk!.Fill();
        await Task.Delay(Full, stop);
        stage.Disk.Clear();
        await stage.Database!.Restart(stop);
    })
    {
        Seconds = 15,
    };

    /// <summary>The disk of an embedded silo is full, and somebody makes room.</summary>
    public static Fault SqliteFull { get; } = new("disk full for 5 s", async (stage, stop) =>
    {
        stage.Disk!.Fill();
        await Task.Delay(Full, stop);
        stage.Disk.Clear();
    })
    {
        Seconds = 15,
    };
}
