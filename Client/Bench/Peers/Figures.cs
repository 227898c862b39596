namespace GridOrleans.Bench.Peers;

/// <summary>Medians and spreads.</summary>
internal static class Figures
{
    /// <summary>The middle one, or the mean of the two in the middle; 0 of none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>One peer's rate over another's, round by round, as far as both have been measured.</summary>
    public static double[] Ratios(IEnumerable<PeerRound> rounds, string over, string under)
    {
        var all = rounds.Where(round => round.Result.Good).ToLookup(round => round.Peer);
        return
        [
            .. all[over].Join(
                all[under],
                one => one.Round,
                other => other.Round,
                (one, other) => one.Result.PerSecond / other.Result.PerSecond),
        ];
    }
}
