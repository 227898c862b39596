using System.Diagnostics.Metrics;

namespace GridOrleans.Journal;

/// <summary>What the journal tells operators; meter <c>GridOrleans.Journal</c>.</summary>
internal sealed class JournalMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "GridOrleans.Journal";

    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _unknown;
    private readonly Meter _meter;

    public JournalMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _batchSize = _meter.CreateHistogram<int>("grid.journal.batch.size", "{entry}", "Entries per transaction.");
        _commitSeconds = _meter.CreateHistogram<double>("grid.journal.commit.duration", "s", "Time per transaction.");
        _fenced = _meter.CreateCounter<long>("grid.journal.fenced", "{append}", "Appends that lost their fence.");
        _refused = _meter.CreateCounter<long>("grid.journal.refused", "{append}", "Appends refused by a full queue.");
        _unknown = _meter.CreateCounter<long>("grid.journal.unknown", "{batch}", "Transactions read back.");
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
