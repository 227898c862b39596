using System.Diagnostics.Metrics;

namespace GridOrleans.Journal;

/// <summary>What the journal tells operators; meter <c>GridOrleans.Journal</c>.</summary>
internal sealed class JournalMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "GridOrleans.Journal";

    // From a lone command to the largest batch that is allowed by default.
    private static readonly InstrumentAdvice<int> Sizes = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048],
    };

    // From a fast disk's commit to the time after which an outcome is given up.
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    };

    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _unknown;
    private readonly Meter _meter;

    public JournalMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _batchSize = _meter.CreateHistogram(
            "grid.journal.batch.size", "{entry}", "Entries per transaction.", tags: null, Sizes);
        _commitSeconds = _meter.CreateHistogram(
            "grid.journal.commit.duration", "s", "Time per transaction.", tags: null, Durations);
        _fenced = _meter.CreateCounter<long>("grid.journal.fenced", "{append}", "Appends that lost their fence.");
        _refused = _meter.CreateCounter<long>("grid.journal.refused", "{append}", "Appends refused by a full queue.");
        _unknown = _meter.CreateCounter<long>("grid.journal.unknown", "{batch}", "Transactions read back.");

        // A counter that was never there cannot be seen to rise.
        _fenced.Add(0);
        _refused.Add(0);
        _unknown.Add(0);
    }

    public void ObserveQueue(Func<int> depth) =>
        _meter.CreateObservableGauge("grid.journal.queue.depth", depth, "{entry}", "Entries waiting.");

    public void Committed(int entries, TimeSpan took)
    {
        _batchSize.Record(entries);
        _commitSeconds.Record(took.TotalSeconds);
    }

    public void Fenced() => _fenced.Add(1);

    public void Refused() => _refused.Add(1);

    public void OutcomeUnknown() => _unknown.Add(1);
}
