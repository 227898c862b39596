using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>Makes faults happen to a stage, one after the other, each under a load of its own.</summary>
/// <param name="stage">The stage; whole at the beginning.</param>
/// <param name="casesPerSecond">How many cases are reported a second; each takes about seven commands.</param>
internal sealed class FaultRun(ClusterStage stage, int casesPerSecond)
{
    private int _seed;

    /// <summary>Makes one happen, and proves what is left.</summary>
    public async Task<FaultResult> Run(Fault fault, CancellationToken stop)
    {
        var fenced = stage.Fenced();
        await stage.Whole(stop);
        var shape = new LoadShape(++_seed, casesPerSecond * fault.Seconds, fault.Seconds);
        using var load = new Load(stage, shape, stop);
        await load.UnderWay();
        await fault.Happens(stage, stop);
        var result = await load.End();
        await stage.Whole(stop);
        var proof = await Prover.Prove(stage, load.Acks, stop);
        var storage = stage.Database is null ? StorageOptions.Sqlite : StorageOptions.Postgres;
        return new(fault, storage, result, proof, stage.Fenced() - fenced);
    }
}
