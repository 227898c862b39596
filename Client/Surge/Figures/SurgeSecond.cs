namespace GridOrleans.Surge.Figures;

/// <summary>One second of a surge.</summary>
/// <param name="At">Which second, from 0.</param>
/// <param name="Acknowledged">Commands acknowledged in it.</param>
/// <param name="Failed">Attempts that failed in it and were retried.</param>
/// <param name="Refused">Commands refused, unanswered or answered wrongly in it.</param>
/// <param name="P50">Of the responses that ended in it, from the intended instant; milliseconds.</param>
/// <param name="P99">What 99 of 100 of them did not exceed; milliseconds.</param>
/// <param name="Max">The longest of them; milliseconds.</param>
internal sealed record SurgeSecond(
    int At,
    long Acknowledged,
    long Failed,
    long Refused,
    double P50,
    double P99,
    double Max)
{
    /// <summary>The p99 of each part, where a surge has several; milliseconds.</summary>
    public IReadOnlyDictionary<string, double>? Parts { get; init; }
}
