using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>Makes faults happen to a stage, one after the other, each under a load of its own.</summary>
/// <param name="stage">The stage; whole at the beginning.</param>
/// <param name="casesPerSecond">How many cases are reported a second; each takes about seven commands.</param>
internal sealed class FaultRun(ClusterStage stage, int casesPerSecond)
{
    /// <summary>Nothing may take longer before a fault: else its wait would be the machine's own.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(0.5);

    private const int WarmingSeconds = 5;
    private const int WarmingsMax = 12;

    private int _seed;

    /// <summary>Whether waits are to be compared: then it begins only once all is warm.</summary>
    public bool WarmsUp { get; init; } = true;

    /// <summary>Makes one happen, and proves what is left.</summary>
    public async Task<FaultResult> Run(Fault fault, CancellationToken stop)
    {
        var before = await WarmUp(stop);
        var fenced = stage.Fenced();
        var shape = new LoadShape(++_seed, casesPerSecond * fault.Seconds, fault.Seconds);
        using var load = new Load(stage, shape, stop);
        await load.UnderWay();
        await fault.Happens(stage, stop);
        var result = await load.End();
        await stage.Whole(stop);
        var proof = await Prover.Prove(stage, load.Acks, stop);
        var storage = stage.Database is null ? StorageOptions.Sqlite : StorageOptions.Postgres;
        return new(fault, storage, result, proof, stage.Fenced() - fenced) { Before = before };
    }

    /// <summary>
    /// Sends loads until every process is compiled for them; answers the longest wait of the last one, in which nothing
    /// happened.
    /// </summary>
    private async Task<TimeSpan> WarmUp(CancellationToken stop)
    {
        await stage.Whole(stop);
        for (var warming = 1; WarmsUp; warming++)
        {
            using var load = new Load(stage, new(++_seed, casesPerSecond * WarmingSeconds, WarmingSeconds), stop);
            var result = await load.End();
            if (result.LongestWait < Calm || warming == WarmingsMax)
            {
                return result.LongestWait;
            }
        }

        return TimeSpan.Zero;
    }
}
