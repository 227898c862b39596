using System.Collections.Immutable;

namespace GridOrleans.Patrols;

/// <summary>
/// A patrol point, and how often it was visited in each of its periods. A period is so many days long as a visit is due
/// in, counted from when the point was set; a changed length begins the count anew.
/// </summary>
/// <param name="Point">The point.</param>
/// <param name="Since">Where the first of its periods begins.</param>
/// <param name="Visits">Visits that count, by the number of the period; periods without one are left out.</param>
/// <param name="LastVisit">The newest visit that was ever told; null before the first.</param>
internal sealed record PointState(
    PatrolPoint Point,
    DateTimeOffset Since,
    ImmutableSortedDictionary<int, int> Visits,
    DateTimeOffset? LastVisit)
{
    /// <summary>The point as it is set, or set anew.</summary>
    public static PointState Set(PointState? before, PatrolPointSet set, DateTimeOffset at)
    {
        var point = new PatrolPoint(
            set.Point, set.Name, set.Lon, set.Lat, set.Radius, set.EveryDays, before?.Point.SetAt ?? at, null);
        return before is { Point.RetiredAt: null } && before.Point.EveryDays == set.EveryDays
            ? before with { Point = point }
            : new(point, at, ImmutableSortedDictionary<int, int>.Empty, before?.LastVisit);
    }

    /// <summary>Notes a visit, or takes one back.</summary>
    public PointState Visit(DateTimeOffset at, int times)
    {
        var newest = times > 0 && !(LastVisit >= at) ? at : LastVisit;
        var period = PeriodOf(at);
        if (period < 0)
        {
            return this with { LastVisit = newest };
        }

        var count = Visits.GetValueOrDefault(period) + times;
        return this with
        {
            LastVisit = newest,
            Visits = count == 0 ? Visits.Remove(period) : Visits.SetItem(period, count),
        };
    }

    /// <summary>How the point stands at an instant.</summary>
    public PointView View(DateTimeOffset now)
    {
        var running = PeriodOf(Point.RetiredAt ?? now);
        var covered = Visits.Keys.Count(period => period < running);
        var status = Point.RetiredAt is not null ? PointStatus.Retired
            : Visits.ContainsKey(running) ? PointStatus.Covered
            : running > 0 && !Visits.ContainsKey(running - 1) ? PointStatus.Missed
            : PointStatus.Due;
        return new(Point, status, LastVisit, running, covered);
    }

    /// <summary>How it was covered in the periods that ended from an instant on and before another.</summary>
    public PointCoverage Coverage(DateTimeOffset from, DateTimeOffset until)
    {
        var first = Math.Max(0, PeriodOf(from - TimeSpan.FromTicks(1)));
        var end = PeriodOf((Point.RetiredAt < until ? Point.RetiredAt.Value : until) - TimeSpan.FromTicks(1));
        return new(
            Point.Code,
            Math.Max(0, end - first),
            Visits.Keys.Count(period => period >= first && period < end));
    }

    private int PeriodOf(DateTimeOffset at) => (int)Math.Floor((at - Since) / TimeSpan.FromDays(Point.EveryDays));
}
