using GridOrleans.Cases;

namespace GridOrleans.Surge.Figures;

/// <summary>Counts and measures a surge while it runs. Thread-safe.</summary>
internal sealed class SurgeFigures
{
    /// <summary>How many faults are told in words; the rest is counted.</summary>
    private const int FaultsTold = 20;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<CaseMove, Latencies> _byMove = [];
    private readonly Latencies _response = new();
    private readonly Latencies _attempt = new();
    private readonly Latencies _lateness = new();
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private long _attempts;
    private long _faultCount;
    private long _open;
    private long _asIntended;
    private long _unanswered;

    /// <summary>A case was reported or is about to be.</summary>
    public void Opened() => Locked(() => _open++);

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
        }
    });

    /// <summary>How much later than intended a command's first attempt began.</summary>
    public void Began(TimeSpan late) => Locked(() => _lateness.Add(late));

    /// <summary>A command was acknowledged.</summary>
    /// <param name="move">Its move.</param>
    /// <param name="response">From the intended instant to the answer.</param>
    public void Answered(CaseMove move, TimeSpan response) => Locked(() =>
    {
        _response.Add(response);
        if (!_byMove.TryGetValue(move, out var latencies))
        {
            _byMove.Add(move, latencies = new());
        }

        latencies.Add(response);
    });

    /// <summary>A command was refused for good.</summary>
    public void Refused(string code) => Locked(() => Count(_refusals, code));

    /// <summary>A command was given up without an answer.</summary>
    public void Unanswered() => Locked(() => _unanswered++);

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
    /// <param name="asIntended">Whether this is where its walk was to lead.</param>
    public void Ended(string end, bool asIntended) => Locked(() =>
    {
        _open--;
        _asIntended += asIntended ? 1 : 0;
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
                _faultCount);
        }
    }

    /// <summary>Everything, for the report.</summary>
    public SurgeTotals Totals()
    {
        lock (_lock)
        {
            return new()
            {
                Response = _response.Told(),
                Attempt = _attempt.Told(),
                Lateness = _lateness.Told(),
                ByMove = _byMove.ToDictionary(move => move.Key, move => move.Value.Told()),
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

    private void Locked(Action record)
    {
        lock (_lock)
        {
            record();
        }
    }
}
