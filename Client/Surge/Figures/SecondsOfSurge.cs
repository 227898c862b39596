namespace GridOrleans.Surge.Figures;

/// <summary>Counts a surge second by second. Not thread-safe.</summary>
internal sealed class SecondsOfSurge
{
    /// <summary>A day: more would be no picture any more.</summary>
    private const int SecondsMax = 86_400;

    private readonly List<SurgeSecond> _ended = [];
    private readonly Latencies _responses = new();
    private readonly SortedDictionary<string, Latencies> _parts = new(StringComparer.Ordinal);
    private long _failed;
    private long _refused;

    /// <summary>The last second that is over; null in the first.</summary>
    public SurgeSecond? Last => _ended.Count == 0 ? null : _ended[^1];

    /// <summary>The seconds that are over.</summary>
    public IReadOnlyList<SurgeSecond> Ended => _ended;

    /// <summary>A command was acknowledged.</summary>
    public void Answered(string part, TimeSpan response)
    {
        _responses.Add(response);
        if (!_parts.TryGetValue(part, out var latencies))
        {
            _parts.Add(part, latencies = new());
        }

        latencies.Add(response);
    }

    /// <summary>An attempt failed and is retried.</summary>
    public void Failed() => _failed++;

    /// <summary>A command was refused, unanswered, or answered wrongly.</summary>
    public void Refused() => _refused++;

    /// <summary>Ends every second before an instant.</summary>
    public void Turn(TimeSpan now)
    {
        for (var second = _ended.Count; second < Math.Min((int)now.TotalSeconds, SecondsMax); second++)
        {
            End(second);
        }
    }

    /// <summary>Ends the second under way too: the surge is over.</summary>
    public void End(TimeSpan now)
    {
        Turn(now);
        if (_responses.Count + _failed + _refused > 0)
        {
            End(_ended.Count);
        }
    }

    private void End(int second)
    {
        _ended.Add(new(
            second,
            _responses.Count,
            _failed,
            _refused,
            _responses.Milliseconds(50),
            _responses.Milliseconds(99),
            _responses.Milliseconds(100))
        {
            Parts = _parts.Count < 2
                ? null
                : _parts.Where(part => part.Value.Count > 0)
                    .ToDictionary(part => part.Key, part => part.Value.Milliseconds(99)),
        });
        (_failed, _refused) = (0, 0);
        _responses.Clear();
        foreach (var part in _parts.Values)
        {
            part.Clear();
        }
    }
}
