using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>A grid's patrols: its points with their coverage, and the patrols of the last 60 days.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="AsOf">When it was read: what is due is as of this instant.</param>
/// <param name="Totals">What all its patrols come to.</param>
/// <param name="Points">Its points, in the order of their codes; retired ones too.</param>
/// <param name="Patrols">Patrols of the last 60 days, the newest first.</param>
[GenerateSerializer, Immutable, Alias("grid-patrols")]
public sealed record GridPatrols(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] PatrolCounts Totals,
    [property: Id(3)] ImmutableArray<PointView> Points,
    [property: Id(4)] ImmutableArray<GridPatrol> Patrols);

/// <summary>A point that patrols are due at 巡查点位.</summary>
/// <param name="Code">Its code in its grid.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lon">Longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
/// <param name="Radius">How near a check-in must be, in metres.</param>
/// <param name="EveryDays">A visit is due once in so many days.</param>
/// <param name="SetAt">When it was set first: the days are counted from there.</param>
/// <param name="RetiredAt">When it was retired; null while it is due.</param>
[GenerateSerializer, Immutable, Alias("patrol-point")]
public sealed record PatrolPoint(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] double Lon,
    [property: Id(3)] double Lat,
    [property: Id(4)] int Radius,
    [property: Id(5)] int EveryDays,
    [property: Id(6)] DateTimeOffset SetAt,
    [property: Id(7)] DateTimeOffset? RetiredAt);

/// <summary>A point and how well it is covered: by the periods in which it was visited, never by how often.</summary>
/// <param name="Point">The point.</param>
/// <param name="Status">How it stands now.</param>
/// <param name="LastVisit">The newest visit that counts; null before the first.</param>
/// <param name="PeriodsDue">Whole periods that are over since it was set.</param>
/// <param name="PeriodsCovered">Those of them with a visit that counts.</param>
[GenerateSerializer, Immutable, Alias("patrol-point-view")]
public sealed record PointView(
    [property: Id(0)] PatrolPoint Point,
    [property: Id(1)] PointStatus Status,
    [property: Id(2)] DateTimeOffset? LastVisit,
    [property: Id(3)] int PeriodsDue,
    [property: Id(4)] int PeriodsCovered);

/// <summary>How a point was covered in a stretch of time.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="PeriodsDue">Its whole periods that ended in that time, and before it was retired.</param>
/// <param name="PeriodsCovered">Those of them with a visit that counts.</param>
[GenerateSerializer, Immutable, Alias("point-coverage")]
public readonly record struct PointCoverage(
    [property: Id(0)] string Point,
    [property: Id(1)] int PeriodsDue,
    [property: Id(2)] int PeriodsCovered);

/// <summary>How a point stands.</summary>
[GenerateSerializer, Alias("patrol-point-status"), JsonConverter(typeof(SnakeCase<PointStatus>))]
public enum PointStatus
{
    /// <summary>Visited in the period that runs 已巡.</summary>
    Covered,

    /// <summary>Not visited yet in the period that runs 待巡.</summary>
    Due,

    /// <summary>Not visited yet, and not in the period before either 漏巡.</summary>
    Missed,

    /// <summary>Retired 已撤.</summary>
    Retired,
}

/// <summary>A patrol as its grid knows it.</summary>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Patrol">The patrol.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">Whether it ended.</param>
/// <param name="Metres">Its length in metres.</param>
/// <param name="CheckIns">Visits that count.</param>
/// <param name="Impossible">Stretches that were faster than anybody patrols.</param>
/// <param name="Gaps">Times in which the track says nothing.</param>
/// <param name="CopyOf">
/// The earlier patrol whose track this one repeats, as <c>worker/patrol</c>; null when it repeats none 轨迹雷同.
/// </param>
[GenerateSerializer, Immutable, Alias("grid-patrol")]
public sealed record GridPatrol(
    [property: Id(0)] string Worker,
    [property: Id(1)] PatrolId Patrol,
    [property: Id(2)] DateTimeOffset Began,
    [property: Id(3)] bool Ended,
    [property: Id(4)] int Metres,
    [property: Id(5)] int CheckIns,
    [property: Id(6)] int Impossible,
    [property: Id(7)] int Gaps,
    [property: Id(8)] string? CopyOf);

/// <summary>What a grid is told of a patrol: absolute, so that the newest replaces what was told before.</summary>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Patrol">The patrol.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">Whether it ended.</param>
/// <param name="Metres">Its length in metres.</param>
/// <param name="Visits">The visits that count.</param>
/// <param name="Impossible">Stretches that were faster than anybody patrols.</param>
/// <param name="Gaps">Times in which the track says nothing.</param>
/// <param name="Sketch">Marks of its way, by which a repeated track is known; none for a short one.</param>
[GenerateSerializer, Immutable, Alias("patrol-news")]
public sealed record PatrolNews(
    [property: Id(0)] string Worker,
    [property: Id(1)] PatrolId Patrol,
    [property: Id(2)] DateTimeOffset Began,
    [property: Id(3)] bool Ended,
    [property: Id(4)] int Metres,
    [property: Id(5)] ImmutableArray<PointVisit> Visits,
    [property: Id(6)] int Impossible,
    [property: Id(7)] int Gaps,
    [property: Id(8)] ImmutableArray<int> Sketch);

/// <summary>A visit that counts.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("point-visit")]
public readonly record struct PointVisit([property: Id(0)] string Point, [property: Id(1)] DateTimeOffset At);
