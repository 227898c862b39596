namespace GridOrleans.Bench.Load;

/// <summary>What a round showed.</summary>
/// <param name="Transitions">Acknowledged within the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="Cpu">What was used meanwhile.</param>
/// <param name="Audit">Whether what was acknowledged is there, from the round's first command to its last.</param>
internal sealed record RoundResult(long Transitions, double Seconds, CpuSeconds Cpu, IdAudit Audit)
{
    /// <summary>Durable transitions a second.</summary>
    public double PerSecond => Transitions / Seconds;

    /// <summary>
    /// From sending, in an open loop from the intended instant; null where nobody waits for a single one.
    /// </summary>
    public Latency? Latency { get; init; }

    /// <summary>Why it means nothing; null when it does.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it counts: nothing failed, and what was acknowledged is there.</summary>
    public bool Good => Fault is null && Audit.Clean;

    /// <summary>A round that failed.</summary>
    public static RoundResult Failed(string fault) => new(0, 1, new(0, 0, 0), new(0, 0, 0, 0)) { Fault = fault };

    /// <inheritdoc/>
    public override string ToString() => Fault ?? FormattableString.Invariant($"{PerSecond:N0}/s, {Latency}; {Audit}");
}

/// <summary>How long acknowledgements took, in milliseconds.</summary>
internal sealed record Latency(double P50, double P99, double P999)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"p50 {P50:N1}, p99 {P99:N1}, p99.9 {P999:N1} ms");
}

/// <summary>Processor seconds.</summary>
/// <param name="Server">Of the process that decides; in-process that includes the generator.</param>
/// <param name="Database">Of all processes of the database server.</param>
/// <param name="Generator">Of the process that sends, where it is another one.</param>
internal sealed record CpuSeconds(double Server, double Database, double Generator)
{
    /// <summary>What was used since.</summary>
    public CpuSeconds Since(CpuSeconds before) =>
        new(Server - before.Server, Database - before.Database, Generator - before.Generator);
}
