namespace GridOrleans.Verification;

/// <summary>What the journal says of a surge's acknowledgements.</summary>
/// <param name="Acknowledged">Commands that were acknowledged.</param>
/// <param name="Lost">Of them, not in the journal.</param>
/// <param name="Doubled">Of them, in effect more than once.</param>
/// <param name="Moved">Of them, in the journal once, but not where the answer said.</param>
/// <param name="Entries">Entries that were read for it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Findings">The first of what is wrong, a sentence each.</param>
internal sealed record ConservationReport(
    long Acknowledged,
    long Lost,
    long Doubled,
    long Moved,
    long Entries,
    double Seconds,
    IReadOnlyList<string> Findings)
{
    /// <summary>How many acknowledged commands the journal does not hold exactly once as they were answered.</summary>
    public long Broken => Lost + Doubled + Moved;
}
