using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>What happens to one silo on SQLite: whatever ends it, somebody starts it again.</summary>
internal static class SqliteFaults
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    /// <summary>Its process ends at once, and is started again.</summary>
    public static Fault Kill { get; } = new("kill -9, started again", async (stage, stop) =>
    {
        await stage.Silos[0].Kill(stop);
        stage.Silos[0].Start();
    })
    {
        Seconds = 15,
    };

    /// <summary>It is told to stop, and started again.</summary>
    public static Fault Term { get; } = new("SIGTERM, started again", async (stage, stop) =>
    {
        await stage.Silos[0].Terminate(stop);
        stage.Silos[0].Start();
    })
    {
        Seconds = 15,
    };

    /// <summary>It hangs and goes on.</summary>
    public static Fault Hung { get; } = new("hung for 5 s, then resumed", async (stage, stop) =>
    {
        stage.Silos[0].Process.Signal("STOP");
        await Task.Delay(Hang, stop);
        stage.Silos[0].Process.Signal("CONT");
    })
    {
        Seconds = 10,
    };

    /// <summary>Its clock jumps.</summary>
    public static Fault ClockJump { get; } = new("clock 1 h ahead, 1 h behind, right", ClockJumps.Happen)
    {
        Seconds = 20,
        CannotHappen = ClockJumps.Lacking,
    };
}

/// <summary>Jumps of the first silo's wall clock.</summary>
internal static class ClockJumps
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(4);

    /// <summary>What this machine lacks for them; null for nothing.</summary>
    public static string? Lacking => FakeClock.Library is null ? "libfaketime is not installed" : null;

    /// <summary>Restarts the first silo with a clock of its own, and lets it jump.</summary>
    public static async Task Happen(ClusterStage stage, CancellationToken stop)
    {
        var silo = stage.Silos[0];
        FakeClock.Give(silo, stage.Folder);
        await silo.Terminate(stop);
        silo.Start();
        await silo.Ready(stop);
        foreach (var offset in new[] { "+1h", "-1h", "+0" })
        {
            FakeClock.Set(silo, stage.Folder, offset);
            await Task.Delay(Stay, stop);
        }

        FakeClock.Take(silo);
    }
}
