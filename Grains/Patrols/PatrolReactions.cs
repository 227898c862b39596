namespace GridOrleans.Patrols;

/// <summary>Who else must hear of a patrol: its grid. Pure.</summary>
internal static class PatrolReactions
{
    /// <summary>
    /// What the grid is told after an upload: that a patrol began, what was visited, that it ended, and whatever
    /// changes after that. Null when there is nothing new to tell; how far a patrol has got on its way is not.
    /// </summary>
    public static PatrolNews? ToGrid(string worker, PatrolState? before, PatrolState after)
    {
        var news = News(worker, after);
        var known = before is null ? null : News(worker, before);
        return known is null
            || after.EndedAt is not null && !Same(known, news)
            || !known.Visits.SequenceEqual(news.Visits)
                ? news
                : null;
    }

    /// <summary>What can be told of a patrol.</summary>
    public static PatrolNews News(string worker, PatrolState patrol) => new(
        worker,
        patrol.Patrol,
        patrol.Began,
        patrol.EndedAt is not null,
        patrol.Track.Metres,
        [.. patrol.Visits.Select(visit => new PointVisit(visit.Point, visit.At))],
        patrol.Track.Impossible,
        patrol.Track.Gaps.Length,
        TrackSketch.Of(patrol.ReadTrack()));

    /// <summary>What a patrol counts for in its grid.</summary>
    public static PatrolCounts Count(PatrolNews news) =>
        new(1, news.Ended ? 1 : 0, news.Metres, news.Visits.Length);

    /// <summary>What a patrol counts for.</summary>
    public static PatrolCounts Count(PatrolState patrol) =>
        new(1, patrol.EndedAt is null ? 0 : 1, patrol.Track.Metres, patrol.Visits.Count());

    private static bool Same(PatrolNews one, PatrolNews other) =>
        one with { Visits = [], Sketch = [] } == other with { Visits = [], Sketch = [] }
        && one.Visits.SequenceEqual(other.Visits)
        && one.Sketch.SequenceEqual(other.Sketch);
}
