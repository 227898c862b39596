using System.Collections.Immutable;
using GridOrleans.Journal;

namespace GridOrleans.Patrols;

/// <summary>
/// What a grid holds of patrols: its points, in which periods each was visited, and its patrols. Folded from the grid's
/// stream. Each patrol's news is absolute: what it told before is taken away, what it tells now is added, so that the
/// order in which patrols are told makes no difference.
/// </summary>
internal sealed class PatrolBook
{
    /// <summary>How long a patrol is kept by itself: nothing changes it any more after half of that.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private readonly SortedDictionary<string, PointState> _points = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Worker, PatrolId Patrol), PatrolNews> _patrols = [];

    /// <summary>What all patrols come to, those too that are not kept any more.</summary>
    public PatrolCounts Totals { get; private set; }

    /// <summary>The version of the entry that changed the totals last; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Nothing was ever entered.</summary>
    public bool IsEmpty => _points.Count == 0 && Version == 0;

    /// <summary>The points, in the order of their codes.</summary>
    public IReadOnlyCollection<PointState> Points => _points.Values;

    /// <summary>The patrols that are kept, in no order.</summary>
    public IReadOnlyCollection<PatrolNews> Patrols => _patrols.Values;

    /// <summary>A point; null when there is none of this code.</summary>
    public PointState? Find(string point) => _points.GetValueOrDefault(point);

    /// <summary>The fold: what of a grid's facts is about patrols, and nothing else.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        switch (fact)
        {
            case PatrolPointEvent point:
                Apply(point, entry.At);
                break;
            case PatrolReceived received:
                Apply(received, entry.Version, entry.At);
                break;
        }
    }

    /// <summary>The fold of a point's facts.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(PatrolPointEvent fact, DateTimeOffset at) => _points[fact.Point] = fact switch
    {
        PatrolPointSet set => PointState.Set(Find(set.Point), set, at),
        PatrolPointRetired => Find(fact.Point) is { } point
            ? point with { Point = point.Point with { RetiredAt = at } }
            : throw new InvalidOperationException($"There is no point {fact.Point} to retire."),
        _ => throw new InvalidOperationException($"A point has no fold for {fact.GetType().Name}."),
    };

    /// <summary>The fold of what is told of a patrol.</summary>
    public void Apply(PatrolReceived fact, long version, DateTimeOffset at)
    {
        var key = (fact.News.Worker, fact.News.Patrol);
        if (_patrols.Remove(key, out var before))
        {
            Totals = Totals.Minus(PatrolReactions.Count(before));
            Visit(before, -1);
        }

        _patrols.Add(key, fact.News);
        Totals = Totals.Plus(PatrolReactions.Count(fact.News));
        Visit(fact.News, 1);
        Version = version;
        foreach (var old in _patrols.Where(patrol => at - patrol.Value.Began > Kept).ToList())
        {
            _patrols.Remove(old.Key);
        }
    }

    /// <summary>Everything, for a snapshot; null for an empty book.</summary>
    public PatrolBookSnapshot? ToSnapshot() =>
        IsEmpty ? null : new(Totals, Version, [.. _points.Values], [.. _patrols.Values]);

    /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(PatrolBookSnapshot? snapshot)
    {
        if (snapshot is null)
        {
            return;
        }

        (Totals, Version) = (snapshot.Totals, snapshot.Version);
        foreach (var point in snapshot.Points)
        {
            _points.Add(point.Point.Code, point);
        }

        foreach (var patrol in snapshot.Patrols)
        {
            _patrols.Add((patrol.Worker, patrol.Patrol), patrol);
        }
    }

    private void Visit(PatrolNews news, int times)
    {
        foreach (var visit in news.Visits)
        {
            if (Find(visit.Point) is { } point)
            {
                _points[visit.Point] = point.Visit(visit.At, times);
            }
        }
    }
}

/// <summary>A grid's book as it rests; left out of a snapshot while there was never a point or a patrol.</summary>
internal sealed record PatrolBookSnapshot(
    PatrolCounts Totals,
    long Version,
    ImmutableArray<PointState> Points,
    ImmutableArray<PatrolNews> Patrols);
