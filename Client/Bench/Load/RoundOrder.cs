namespace GridOrleans.Bench.Load;

/// <summary>One round, as it is ordered from whatever runs it.</summary>
/// <param name="Name">What the round's command ids begin with; another one for every round of a database.</param>
/// <param name="InFlight">
/// How many cases are moved at once, each waiting for its acknowledgement: so many commands are under way, whether they
/// travel alone or in batches.
/// </param>
/// <param name="WarmUpSeconds">How long before anything is counted.</param>
/// <param name="Seconds">How long is counted.</param>
internal sealed record RoundOrder(string Name, int InFlight, double WarmUpSeconds, double Seconds)
{
    private const int HotGrids = 50;
    private const double HotShare = 0.9;

    /// <summary>How many cases of one grid are moved by one call.</summary>
    public int PerCall { get; init; } = 1;

    /// <summary>Whether 90 % of the cases are in 50 grids.</summary>
    public bool Hot { get; init; }

    /// <summary>Transitions a second to offer, counted from the intended instant; null: as many as are taken.</summary>
    public double? Rate { get; init; }

    /// <summary>Which grid the next case is in.</summary>
    public int NextGrid(Random random, int grids) =>
        random.Next(Hot && random.NextDouble() < HotShare ? Math.Min(HotGrids, grids) : grids);
}
