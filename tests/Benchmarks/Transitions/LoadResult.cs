using HdrHistogram;

namespace GridOrleans.Benchmarks.Transitions;

/// <summary>What one run showed.</summary>
/// <param name="Transitions">Acknowledged within the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="Refused">Refusals; any makes the run void.</param>
/// <param name="Latency">From the intended start to the acknowledgement, in microseconds.</param>
/// <param name="CpuSeconds">What this process used meanwhile; the database's own is not in it.</param>
/// <param name="Collections">Garbage collections of generation 2 meanwhile.</param>
internal sealed record LoadResult(
    long Transitions,
    double Seconds,
    long Refused,
    LongHistogram Latency,
    double CpuSeconds,
    int Collections)
{
    public double PerSecond => Transitions / Seconds;

    public double Milliseconds(double percentile) => Latency.GetValueAtPercentile(percentile) / 1_000.0;
}
