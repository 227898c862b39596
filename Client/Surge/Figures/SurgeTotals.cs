namespace GridOrleans.Surge.Figures;

/// <summary>How a surge goes at an instant.</summary>
/// <param name="Elapsed">Since its start.</param>
/// <param name="Acknowledged">Commands acknowledged.</param>
/// <param name="Open">Cases under way.</param>
/// <param name="Ended">Cases whose walk is over.</param>
/// <param name="P50">Median response in milliseconds.</param>
/// <param name="P99">What 99 of 100 responses do not exceed.</param>
/// <param name="Retried">Attempts that failed and were followed by another.</param>
/// <param name="Failed">Commands refused or unanswered.</param>
/// <param name="Faults">Answers that were not the intended ones.</param>
internal sealed record SurgePulse(
    TimeSpan Elapsed,
    long Acknowledged,
    long Open,
    long Ended,
    double P50,
    double P99,
    long Retried,
    long Failed,
    long Faults)
{
    /// <summary>The last second that is over; null in the first.</summary>
    public SurgeSecond? Now { get; init; }
}

/// <summary>How the walk of a case ended.</summary>
internal enum WalkEnd
{
    /// <summary>Not where it was to lead.</summary>
    Otherwise,

    /// <summary>Where it was to lead.</summary>
    AsIntended,

    /// <summary>Cut off, since the surge's time was up.</summary>
    Cut,
}

/// <summary>What a surge counted and measured.</summary>
internal sealed record SurgeTotals
{
    /// <summary>From the instant a command was intended to be sent to its answer: nothing can hide in it.</summary>
    public required LatencyFigures Response { get; init; }

    /// <summary>From sending one attempt to its end: what the server and the connection took.</summary>
    public required LatencyFigures Attempt { get; init; }

    /// <summary>
    /// How much later than intended commands were first sent: the surge's own delay, and waiting for the answer before.
    /// </summary>
    public required LatencyFigures Lateness { get; init; }

    /// <summary>The curve of all responses.</summary>
    public required IReadOnlyList<PercentilePoint> Curve { get; init; }

    /// <summary>Responses by move.</summary>
    public required Dictionary<string, LatencyFigures> ByMove { get; init; }

    /// <summary>Responses by part; big matters and alarms of a part apart from its others.</summary>
    public required Dictionary<string, LatencyFigures> ByPart { get; init; }

    /// <summary>Second by second.</summary>
    public required IReadOnlyList<SurgeSecond> Seconds { get; init; }

    /// <summary>The longest time in which nothing was acknowledged, in seconds.</summary>
    public required double LongestSilence { get; init; }

    /// <summary>Commands that were sent again after their answer, and answered as before.</summary>
    public required long Repeats { get; init; }

    /// <summary>Commands that were sent too early on purpose and refused, by code.</summary>
    public required SortedDictionary<string, long> SentAwayEarly { get; init; }

    /// <summary>Commands that were due and could not begin before the surge's time was up.</summary>
    public required long NotBegun { get; init; }

    /// <summary>Cases, alarms and patrols that were begun.</summary>
    public required long Opened { get; init; }

    /// <summary>Of them, cut off since the surge's time was up.</summary>
    public required long Cut { get; init; }

    /// <summary>Attempts in all.</summary>
    public required long Attempts { get; init; }

    /// <summary>Attempts that had to be followed by another, by reason.</summary>
    public required SortedDictionary<string, long> FailedAttempts { get; init; }

    /// <summary>Commands refused for good, by code.</summary>
    public required SortedDictionary<string, long> Refusals { get; init; }

    /// <summary>Commands given up without an answer.</summary>
    public required long Unanswered { get; init; }

    /// <summary>Cases by where they ended.</summary>
    public required SortedDictionary<string, long> Ends { get; init; }

    /// <summary>Cases that ended where their walk was to lead.</summary>
    public required long CasesAsIntended { get; init; }

    /// <summary>Everything that was not as intended.</summary>
    public required long FaultCount { get; init; }

    /// <summary>The first of these, a sentence each.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Attempts that failed, as a share of all.</summary>
    public double FailedAttemptShare => Attempts == 0 ? 0 : (double)FailedAttempts.Values.Sum() / Attempts;
}
