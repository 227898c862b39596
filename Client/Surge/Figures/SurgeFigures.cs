namespace GridOrleans.Surge.Figures;

/// <summary>Counts and measures a surge while it runs. Thread-safe.</summary>
internal sealed class SurgeFigures
{
    /// <summary>How many faults are told in words; the rest is counted.</summary>
    private const int FaultsTold = 20;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Latencies> _byMove = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Latencies> _byPart = new(StringComparer.Ordinal);
    private readonly SecondsOfSurge _seconds = new();
    private readonly Latencies _response = new();
    private readonly Latencies _attempt = new();
    private readonly Latencies _lateness = new();
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly SortedDictionary<string, long> _early = new(StringComparer.Ordinal);
    private Pace? _pace;
    private TimeSpan _lastAnswer;
    private TimeSpan _silence;
    private long _attempts;
    private long _repeats;
    private long _waitedFor;
    private long _notBegun;
    private long _opened;
    private long _cut;
    private long _faultCount;
    private long _open;
    private long _asIntended;
    private long _unanswered;

    /// <summary>The surge begins: from now on seconds are counted.</summary>
    public void Begin(Pace pace) => Locked(() => _pace = pace);

    /// <summary>A case was reported or is about to be.</summary>
    public void Opened() => Locked(() =>
    {
        _opened++;
        _open++;
    });

    /// <summary>One attempt ended.</summary>
    /// <param name="failure">Why another one is needed; null when it brought a final answer.</param>
    /// <param name="took">From sending to answer, as the client saw it.</param>
    public void Attempted(string? failure, TimeSpan took) => Locked(() =>
    {
        _attempts++;
        _attempt.Add(took);
        if (failure is not null)
        {
            Count(_failures, failure);
            _seconds.Failed();
        }
    });

    /// <summary>How much later than intended a command's first attempt began.</summary>
    public void Began(TimeSpan late) => Locked(() =>
    {
        _lateness.Add(late);

        // Nothing was waited for before: no silence of the server's.
        _lastAnswer = _waitedFor++ == 0 ? Now - late : _lastAnswer;
    });

    /// <summary>A command was acknowledged.</summary>
    /// <param name="move">Its move.</param>
    /// <param name="part">The part of the surge it belongs to.</param>
    /// <param name="response">From the intended instant to the answer.</param>
    public void Answered(string move, string part, TimeSpan response) => Locked(() =>
    {
        _response.Add(response);
        Of(_byMove, move).Add(response);
        Of(_byPart, part).Add(response);
        _seconds.Answered(part, response);
        Heard();
    });

    /// <summary>A command that came again was answered as before.</summary>
    public void Repeated() => Locked(() => _repeats++);

    /// <summary>A command that came too early was sent away, as it must be.</summary>
    public void SentAwayEarly(string code) => Locked(() => Count(_early, code));

    /// <summary>A command that was due could not begin before the surge's time was up.</summary>
    public void NotBegun() => Locked(() => _notBegun++);

    /// <summary>A command was refused for good.</summary>
    public void Refused(string code) => Locked(() =>
    {
        Heard();
        Count(_refusals, code);
        _seconds.Refused();
    });

    /// <summary>A command was given up without an answer.</summary>
    public void Unanswered() => Locked(() =>
    {
        _waitedFor--;
        _unanswered++;
        _seconds.Refused();
    });

    /// <summary>An answer, or the lack of one, is not what was intended.</summary>
    public void Faulted(string sentence) => Locked(() =>
    {
        _faultCount++;
        if (_faults.Count < FaultsTold)
        {
            _faults.Add(sentence);
        }
    });

    /// <summary>A case's walk is over.</summary>
    /// <param name="end">Where the case stands: a step or, when it is sealed, how it ended.</param>
    /// <param name="how">Whether this is where its walk was to lead.</param>
    public void Ended(string end, WalkEnd how) => Locked(() =>
    {
        _open--;
        _asIntended += how is WalkEnd.AsIntended ? 1 : 0;
        _cut += how is WalkEnd.Cut ? 1 : 0;
        Count(_ends, end);
    });

    /// <summary>How it goes just now.</summary>
    public SurgePulse Pulse(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return new(
                elapsed,
                _response.Count,
                _open,
                _ends.Values.Sum(),
                _response.Milliseconds(50),
                _response.Milliseconds(99),
                _failures.Values.Sum(),
                _refusals.Values.Sum() + _unanswered,
                _faultCount)
            {
                Now = Last(elapsed),
            };
        }
    }

    private SurgeSecond? Last(TimeSpan elapsed)
    {
        _seconds.Turn(elapsed);
        return _seconds.Last;
    }

    /// <summary>Everything, for the report.</summary>
    public SurgeTotals Totals()
    {
        lock (_lock)
        {
            _seconds.End(Now);
            return new()
            {
                Response = _response.Told(),
                Attempt = _attempt.Told(),
                Lateness = _lateness.Told(),
                Curve = _response.Curve(),
                ByMove = Told(_byMove),
                ByPart = Told(_byPart),
                Seconds = [.. _seconds.Ended],
                LongestSilence = _silence.TotalSeconds,
                Repeats = _repeats,
                SentAwayEarly = new(_early),
                NotBegun = _notBegun,
                Opened = _opened,
                Cut = _cut,
                Attempts = _attempts,
                FailedAttempts = new(_failures),
                Refusals = new(_refusals),
                Unanswered = _unanswered,
                Ends = new(_ends),
                CasesAsIntended = _asIntended,
                FaultCount = _faultCount,
                Faults = [.. _faults],
            };
        }
    }

    private static void Count(SortedDictionary<string, long> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;

    private TimeSpan Now => _pace?.Elapsed ?? TimeSpan.Zero;

    private void Heard()
    {
        var now = Now;
        _waitedFor--;
        _silence = now - _lastAnswer > _silence ? now - _lastAnswer : _silence;
        _lastAnswer = now;
    }

    private static Latencies Of(SortedDictionary<string, Latencies> all, string name)
    {
        if (!all.TryGetValue(name, out var latencies))
        {
            all.Add(name, latencies = new());
        }

        return latencies;
    }

    private static Dictionary<string, LatencyFigures> Told(SortedDictionary<string, Latencies> all) =>
        all.ToDictionary(one => one.Key, one => one.Value.Told());

    private void Locked(Action record)
    {
        lock (_lock)
        {
            _seconds.Turn(Now);
            record();
        }
    }
}
