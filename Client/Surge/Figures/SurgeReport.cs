namespace GridOrleans.Surge.Figures;

/// <summary>What a surge leaves behind: what it was, what was measured, and whether it passed.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Url">The gateway.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Cases">How many cases there were to be.</param>
/// <param name="Speed">How many seconds of the city's time passed in one.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="AcknowledgedPerSecond">Commands acknowledged a second, over the whole run.</param>
/// <param name="Stopped">Whether somebody stopped it.</param>
/// <param name="Passed">Whether every case ended as intended and the limits held.</param>
/// <param name="Findings">Why it did not pass.</param>
/// <param name="Totals">The figures.</param>
internal sealed record SurgeReport(
    string Profile,
    Uri Url,
    int Seed,
    int Cases,
    double Speed,
    double Seconds,
    double AcknowledgedPerSecond,
    bool Stopped,
    bool Passed,
    IReadOnlyList<string> Findings,
    SurgeTotals Totals);
