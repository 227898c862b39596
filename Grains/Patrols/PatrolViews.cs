using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>What people see of patrols.</summary>
internal static class PatrolViews
{
    /// <summary>A patrol as it stands.</summary>
    public static PatrolView View(string worker, PatrolState patrol) => new()
    {
        Patrol = patrol.Patrol,
        Worker = worker,
        Grid = patrol.Grid,
        StartedAt = patrol.StartedAt,
        EndedAt = patrol.EndedAt,
        Fixes = patrol.Track.Fixes,
        Metres = patrol.Track.Metres,
        Gaps = patrol.Track.Gaps,
        ImpossibleStretches = patrol.Track.Impossible,
        CheckIns =
        [
            .. patrol.CheckIns.Values
                .OrderBy(visit => visit.At)
                .Select(visit => new CheckInView(visit.Point, visit.At, visit.Metres, visit.Status)),
        ],
        Version = patrol.Versions[^1],
    };

    /// <summary>A gridworker's patrols as they stand.</summary>
    public static PatrolPage Page(PatrolsState patrols, PatrolQuery query)
    {
        List<PatrolState> newestFirst =
        [
            .. patrols.All
                .Where(patrol => query.Within.IsEmpty || query.Within.Any(unit => unit.Contains(patrol.Grid)))
                .OrderByDescending(patrol => (patrol.Began, patrol.Patrol.ToString())),
        ];
        return new(
            patrols.Worker,
            newestFirst.Aggregate(default(PatrolCounts), (sum, patrol) => sum.Plus(PatrolReactions.Count(patrol))),
            [
                .. newestFirst.Skip(query.Offset).Take(query.Limit)
                    .Select(patrol => View(patrols.Worker, patrol)),
            ],
            newestFirst.Count);
    }

    /// <summary>A grid's patrols as they stand.</summary>
    public static GridPatrols View(UnitCode grid, PatrolBook book, DateTimeOffset now)
    {
        var earliestFirst = book.Patrols
            .OrderBy(patrol => (patrol.Began, patrol.Worker, patrol.Patrol.ToString()))
            .ToList();
        var views = ImmutableArray.CreateBuilder<GridPatrol>(earliestFirst.Count);
        foreach (var (index, patrol) in earliestFirst.Index())
        {
            var original = earliestFirst.Take(index)
                .FirstOrDefault(earlier => TrackSketch.Alike(earlier.Sketch, patrol.Sketch));
            views.Add(new(
                patrol.Worker,
                patrol.Patrol,
                patrol.Began,
                patrol.Ended,
                patrol.Metres,
                patrol.Visits.Length,
                patrol.Impossible,
                patrol.Gaps,
                original is null ? null : $"{original.Worker}/{original.Patrol}"));
        }

        views.Reverse();
        return new(grid, now, book.Totals, [.. book.Points.Select(point => point.View(now))], views.ToImmutable());
    }
}
