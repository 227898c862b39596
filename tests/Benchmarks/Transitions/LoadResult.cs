using HdrHistogram;

namespace GridOrleans.Benchmarks.Transitions;

/// <summary>What one run showed.</summary>
/// <param name="Transitions">Acknowledged within the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="Refused">Refusals; any makes the run void.</param>
/// <param name="Latency">From the intended start to the acknowledgement, in microseconds.</param>
/// <param name="Used">What this process used meanwhile; the database's own is not in it.</param>
internal sealed record LoadResult(
    long Transitions,
    double Seconds,
    long Refused,
    LongHistogram Latency,
    ProcessUse Used)
{
    public double PerSecond => Transitions / Seconds;

    public double Milliseconds(double percentile) => Latency.GetValueAtPercentile(percentile) / 1_000.0;
}

/// <summary>What this process used since a moment.</summary>
/// <param name="Cpu">Processor time.</param>
/// <param name="Allocated">Bytes allocated.</param>
/// <param name="Paused">Time during which garbage collection stood in the way.</param>
internal sealed record ProcessUse(TimeSpan Cpu, long Allocated, TimeSpan Paused)
{
    public static ProcessUse Now => new(
        Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());

    public ProcessUse Since(ProcessUse before) =>
        new(Cpu - before.Cpu, Allocated - before.Allocated, Paused - before.Paused);
}
