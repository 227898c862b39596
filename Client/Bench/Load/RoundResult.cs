namespace GridOrleans.Bench.Load;

/// <summary>What a round showed.</summary>
/// <param name="Transitions">Acknowledged within the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="P50">Milliseconds; 0 where nobody waits for a single one.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Cpu">What was used meanwhile.</param>
/// <param name="Audit">Whether what was acknowledged is there, from the round's first command to its last.</param>
internal sealed record RoundResult(
    long Transitions, double Seconds, double P50, double P99, CpuSeconds Cpu, IdAudit Audit)
{
    /// <summary>Durable transitions a second.</summary>
    public double PerSecond => Transitions / Seconds;

    /// <summary>Why it means nothing; null when it does.</summary>
    public string? Fault { get; init; }

    /// <summary>A round that failed.</summary>
    public static RoundResult Failed(string fault) =>
        new(0, 1, 0, 0, new(0, 0, 0), new(0, 0, 0, 0)) { Fault = fault };
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
