namespace GridOrleans.Cluster.Faults;

/// <summary>What happens to clusters on PostgreSQL.</summary>
internal static class ClusterFaults
{
    /// <summary>Longer than the others need to find out that a silo hangs.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(15);

    /// <summary>Nothing happens: what the machine itself costs, and everything is compiled for what follows.</summary>
    public static Fault None { get; } = new("none, for comparison", (_, _) => Task.CompletedTask);

    /// <summary>A silo's process ends at once.</summary>
    public static Fault Kill(int silo) => new($"kill -9 of silo {silo + 1}", (on, stop) => on.Silos[silo].Kill(stop))
    {
        Promised = TimeSpan.FromSeconds(6),
    };

    /// <summary>A silo hangs until the others have given it up, and then goes on as if nothing had been.</summary>
    public static Fault Hung(int silo) => new($"silo {silo + 1} hung for 15 s, then resumed", async (stage, stop) =>
    {
        stage.Silos[silo].Process.Signal("STOP");
        await Task.Delay(Hang, stop);
        stage.Silos[silo].Process.Signal("CONT");

        // It finds in the table that it was given up, and ends.
        await stage.Silos[silo].Process.Exit(stop);
    })
    {
        Seconds = 20,
        Promised = TimeSpan.FromSeconds(12),
    };

    /// <summary>A silo is told to stop, and ends with code 0.</summary>
    public static Fault Term(int silo) =>
        new($"SIGTERM of silo {silo + 1}", (stage, stop) => stage.Silos[silo].Terminate(stop));

    /// <summary>Silo for silo is stopped and started.</summary>
    public static Fault Roll { get; } = new("rolling restart of all silos", async (stage, stop) =>
    {
        foreach (var silo in stage.Silos)
        {
            await silo.Terminate(stop);
            silo.Start();
            await silo.Ready(stop);
        }
    })
    {
        Seconds = 25,
    };

    /// <summary>A fourth silo comes and goes.</summary>
    public static Fault ComeAndGo { get; } = new("silo added and removed every 10 s, twice", async (stage, stop) =>
    {
        var guest = stage.AddSilo();
        for (var round = 0; round < 2; round++)
        {
            guest.Start();
            await guest.Ready(stop);
            await Task.Delay(TimeSpan.FromSeconds(10), stop);
            await guest.Terminate(stop);
        }

        stage.Silos.Remove(guest);
    })
    {
        Seconds = 30,
    };

    /// <summary>Every silo is killed and started again, as after a power cut of all of them.</summary>
    public static Fault KillAll { get; } = new("kill -9 of all silos at once, started again", async (stage, stop) =>
    {
        await Task.WhenAll(stage.Silos.Select(silo => silo.Kill(stop)));
        stage.Silos.ForEach(silo => silo.Start());
    })
    {
        Seconds = 15,
    };

    /// <summary>The database loses its power and comes back.</summary>
    public static Fault DatabaseRestart { get; } = new(
        "database stopped immediately and restarted", (stage, stop) => stage.Database!.Restart(stop));

    /// <summary>The database is away for longer than the silos wait for an outcome.</summary>
    public static Fault DatabaseAway { get; } = new("database away for 20 s", async (stage, stop) =>
    {
        stage.Database!.Freeze("STOP");
        await Task.Delay(TimeSpan.FromSeconds(20), stop);
        stage.Database.Freeze("CONT");
    })
    {
        Seconds = 10,
    };

    /// <summary>All connections are cut, five times within five seconds.</summary>
    public static Fault ConnectionsCut { get; } = new("all database connections cut, 5 times", async (stage, stop) =>
    {
        for (var round = 0; round < 5; round++)
        {
            await stage.Database!.CutConnections(stop);
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
        }
    });

    /// <summary>Each round trip to the database takes 400 ms longer.</summary>
    public static Fault DatabaseSlow { get; } = new("database slow by 0.4 s, for 10 s", async (stage, stop) =>
    {
        stage.Line!.Delay = TimeSpan.FromSeconds(0.2);
        await Task.Delay(TimeSpan.FromSeconds(10), stop);
        stage.Line.Delay = TimeSpan.Zero;
    })
    {
        Seconds = 15,
    };

    /// <summary>A gateway dies, and clients go to the other one.</summary>
    public static Fault GatewayKill { get; } = new("kill -9 of a gateway", (on, stop) => on.Gateways[0].Kill(stop))
    {
        Promised = TimeSpan.FromSeconds(6),
    };

    /// <summary>A gateway is told to stop.</summary>
    public static Fault GatewayTerm { get; } =
        new("SIGTERM of a gateway", (stage, stop) => stage.Gateways[1].Terminate(stop));
}
