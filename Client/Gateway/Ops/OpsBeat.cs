namespace GridOrleans.Gateway.Ops;

/// <summary>What this process did in the second before an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="Seconds">How long the beat was.</param>
/// <param name="Requests">Requests answered.</param>
/// <param name="Refused">Of them, sent away for now: 429 and 503.</param>
/// <param name="Faults">Of them, other faults of ours: 500 and above.</param>
/// <param name="P50">Half of the answers took at most so long; milliseconds. Streams are not counted.</param>
/// <param name="P99">99 of 100 answers took at most so long; milliseconds.</param>
/// <param name="Entries">Journal entries made durable by this process's silo; null where there is none.</param>
/// <param name="Commits">Transactions that they went in.</param>
/// <param name="CommitMilliseconds">How long a transaction took, on average.</param>
/// <param name="Queue">Entries waiting to be written.</param>
/// <param name="QueueRefused">Appends refused because the queue was full.</param>
internal sealed record OpsBeat(
    DateTimeOffset At,
    double Seconds,
    long Requests,
    long Refused,
    long Faults,
    double P50,
    double P99,
    long? Entries,
    long? Commits,
    double? CommitMilliseconds,
    int? Queue,
    long? QueueRefused);
