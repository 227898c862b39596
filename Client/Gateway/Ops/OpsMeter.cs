using System.Diagnostics.Metrics;
using GridOrleans.Surge.Figures;

namespace GridOrleans.Gateway.Ops;

/// <summary>
/// Listens to the process's own metrics, those of <c>/metrics</c>, and sums them up beat by beat. Names of meters and
/// instruments are what it knows of the journal: the gateway serves clusters whose silos run elsewhere.
/// </summary>
internal sealed class OpsMeter : IDisposable
{
    private const string RequestMeter = "Microsoft.AspNetCore.Hosting";
    private const string RequestDuration = "http.server.request.duration";
    private const string JournalMeter = "GridOrleans.Journal";
    private const string BatchSize = "grid.journal.batch.size";
    private const string CommitDuration = "grid.journal.commit.duration";
    private const string QueueDepth = "grid.journal.queue.depth";
    private const string QueueRefused = "grid.journal.refused";

    // A stream's duration is how long somebody looked.
    private const string StreamSuffix = "/live";

    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private Sums _sums = new();
    private bool _journal;
    private int _queue;
    private long _beganAt;

    public OpsMeter(TimeProvider time)
    {
        _time = time;
        _beganAt = time.GetTimestamp();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if ((instrument.Meter.Name, instrument.Name) is (RequestMeter, RequestDuration) or (JournalMeter, _))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Take(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Take(instrument, value));
        _listener.Start();
    }

    /// <summary>What happened since the beat before.</summary>
    public OpsBeat Beat()
    {
        _listener.RecordObservableInstruments();
        lock (_lock)
        {
            var (sums, seconds) = (_sums, _time.GetElapsedTime(_beganAt).TotalSeconds);
            (_sums, _beganAt) = (new(), _time.GetTimestamp());
            return new(
                _time.GetUtcNow(),
                seconds,
                sums.Requests,
                sums.Refused,
                sums.Faults,
                sums.Latencies.Milliseconds(50),
                sums.Latencies.Milliseconds(99),
                _journal ? sums.Entries : null,
                _journal ? sums.Commits : null,
                _journal && sums.Commits > 0 ? 1_000 * sums.CommitSeconds / sums.Commits : null,
                _journal ? _queue : null,
                _journal ? sums.QueueRefused : null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Name is CommitDuration)
        {
            lock (_lock)
            {
                _sums.CommitSeconds += value;
                _sums.Commits++;
            }

            return;
        }

        if (instrument.Name is not RequestDuration)
        {
            return;
        }

        var status = 0;
        foreach (var (name, tag) in tags)
        {
            if (name is "http.route" && tag is string route && route.EndsWith(StreamSuffix, StringComparison.Ordinal))
            {
                return;
            }

            status = name is "http.response.status_code" && tag is int code ? code : status;
        }

        lock (_lock)
        {
            _sums.Latencies.Add(TimeSpan.FromSeconds(value));
            _sums.Requests++;
            _sums.Refused += status is 429 or 503 ? 1 : 0;
            _sums.Faults += status >= 500 && status != 503 ? 1 : 0;
        }
    }

    private void Take(Instrument instrument, long value)
    {
        lock (_lock)
        {
            _journal = true;
            switch (instrument.Name)
            {
                case BatchSize:
                    _sums.Entries += value;
                    break;
                case QueueDepth:
                    _queue = (int)value;
                    break;
                case QueueRefused:
                    _sums.QueueRefused += value;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>One beat's sums.</summary>
    private sealed class Sums
    {
        public Latencies Latencies { get; } = new();

        public long Requests { get; set; }

        public long Refused { get; set; }

        public long Faults { get; set; }

        public long Entries { get; set; }

        public long Commits { get; set; }

        public double CommitSeconds { get; set; }

        public long QueueRefused { get; set; }
    }
}
