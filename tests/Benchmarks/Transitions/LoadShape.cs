namespace GridOrleans.Benchmarks.Transitions;

/// <summary>How the cluster is loaded.</summary>
/// <param name="InFlight">
/// How many cases are moved at once; each waits for its acknowledgement before its next move.
/// </param>
/// <param name="Hot">Whether 90 % of the cases are on 50 grids.</param>
/// <param name="PerCall">How many cases of one grid are moved by one call.</param>
/// <param name="Rate">Transitions a second to offer; null offers as many as are taken.</param>
/// <param name="WarmUp">How long before anything is counted.</param>
/// <param name="Measure">How long is counted.</param>
internal sealed record LoadShape(
    int InFlight,
    bool Hot,
    int PerCall,
    double? Rate,
    TimeSpan WarmUp,
    TimeSpan Measure)
{
    private const int HotGrids = 50;
    private const double HotShare = 0.9;

    /// <summary>Which grid the next case is in.</summary>
    public int NextGrid(Random random, int grids) =>
        Hot && random.NextDouble() < HotShare ? random.Next(Math.Min(HotGrids, grids)) : random.Next(grids);
}
