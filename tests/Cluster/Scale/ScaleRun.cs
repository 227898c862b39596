using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Scale;

/// <summary>Measures one deployment at its limit: as many requests on their way as are allowed, over HTTP.</summary>
/// <param name="silos">How many silos.</param>
/// <param name="placement">Where grains live.</param>
/// <param name="apart">Whether gateways of their own serve HTTP.</param>
internal sealed class ScaleRun(int silos, string placement, bool apart)
{
    private const int Gateways = 2;
    private const int Townships = 40;

    // What the first guess of the rate is made of; the second load knows better.
    private const int CasesFirst = 2_000;
    private const int WarmingSeconds = 10;

    private int _seed;

    /// <summary>Requests on their way at once.</summary>
    public int InFlight { get; init; } = 128;

    /// <summary>About how long it is measured.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Builds it, warms it up, measures it.</summary>
    public async Task<ScaleResult> Measure(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("gridorleans-scale-").FullName;
        try
        {
            var database = await Database.Start(stop);
            await using var stage = await ClusterStage.OnPostgres(
                folder, database, ["--placement", placement], stop, Townships);
            Enumerable.Range(0, silos).ToList().ForEach(_ => stage.AddSilo());
            Enumerable.Range(0, apart ? Gateways : 0).ToList().ForEach(_ => stage.AddGateway());
            await stage.Whole(stop);
            var first = await Send(stage, CasesFirst, stop);
            var warm = await Send(stage, Cases(first, WarmingSeconds), stop);
            var (silosBefore, restBefore) = (stage.Cpu(), database.Cpu());
            var load = await Send(stage, Cases(warm, Seconds), stop);
            return new(silos, placement, apart, load, stage.Cpu() - silosBefore, database.Cpu() - restBefore);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Cases(LoadResult load, int seconds) => (int)(load.Cases * seconds / load.Seconds);

    // All cases begin within a second: from then on only the requests in flight bound it.
    private async Task<LoadResult> Send(ClusterStage stage, int cases, CancellationToken stop)
    {
        using var load = new Load(stage, new(++_seed, cases, 1) { InFlight = InFlight }, stop);
        var result = await load.End();
        return result.Passed ? result : throw new InvalidOperationException(result.Findings);
    }
}
