using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>A patrol as far as its uploads tell.</summary>
[GenerateSerializer, Immutable, Alias("patrol-view")]
public sealed record PatrolView
{
    /// <summary>Its id.</summary>
    [Id(0)] public required PatrolId Patrol { get; init; }

    /// <summary>The gridworker's id.</summary>
    [Id(1)] public required string Worker { get; init; }

    /// <summary>The grid.</summary>
    [Id(2)] public required UnitCode Grid { get; init; }

    /// <summary>When it started; null while no upload says so.</summary>
    [Id(3)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null while no upload says so.</summary>
    [Id(4)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many fixes its track has: those between start and end.</summary>
    [Id(5)] public required int Fixes { get; init; }

    /// <summary>
    /// Its length on the ellipsoid, in metres. What lies in a gap, or was faster than anybody patrols, is not in it.
    /// </summary>
    [Id(6)] public required int Metres { get; init; }

    /// <summary>Where the track says nothing for long.</summary>
    [Id(7)] public required ImmutableArray<PatrolGap> Gaps { get; init; }

    /// <summary>How many stretches were faster than anybody patrols.</summary>
    [Id(8)] public required int ImpossibleStretches { get; init; }

    /// <summary>Points that were visited: each once, by the earliest visit that counts.</summary>
    [Id(9)] public required ImmutableArray<CheckInView> CheckIns { get; init; }

    /// <summary>The version of the gridworker's patrols that changed it last.</summary>
    [Id(10)] public required long Version { get; init; }
}

/// <summary>A time in which the track says nothing 轨迹中断.</summary>
/// <param name="From">The fix before.</param>
/// <param name="To">The fix after.</param>
[GenerateSerializer, Immutable, Alias("patrol-gap")]
public readonly record struct PatrolGap(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To);

/// <summary>A visit to a point.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="At">When.</param>
/// <param name="Metres">How far from the point the phone was.</param>
/// <param name="Status">Whether it counts.</param>
[GenerateSerializer, Immutable, Alias("check-in-view")]
public sealed record CheckInView(
    [property: Id(0)] string Point,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] int Metres,
    [property: Id(3)] CheckInStatus Status);

/// <summary>Whether a visit counts.</summary>
[GenerateSerializer, Alias("check-in-status"), JsonConverter(typeof(SnakeCase<CheckInStatus>))]
public enum CheckInStatus
{
    /// <summary>It counts 有效.</summary>
    Counted,

    /// <summary>The phone was farther from the point than its radius 围栏外.</summary>
    TooFar,

    /// <summary>The point was retired before the visit 点位已撤.</summary>
    Retired,
}

/// <summary>A patrol's track, for replay.</summary>
/// <param name="Patrol">The patrol.</param>
/// <param name="Fixes">Its fixes up to the instant asked for, in the order of time; whole seconds.</param>
[GenerateSerializer, Immutable, Alias("patrol-track")]
public sealed record PatrolTrack(
    [property: Id(0)] PatrolView Patrol,
    [property: Id(1)] ImmutableArray<Fix> Fixes);

/// <summary>Which of a gridworker's patrols are wanted.</summary>
/// <param name="Within">Those of grids in the subtrees of these units; of all grids when there is none.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("patrol-query")]
public sealed record PatrolQuery(
    [property: Id(0)] ImmutableArray<UnitCode> Within,
    [property: Id(1)] int Offset,
    [property: Id(2)] int Limit);

/// <summary>A gridworker's patrols, as far as they were asked for.</summary>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Totals">What all of them come to.</param>
/// <param name="Patrols">One page of them, the newest first.</param>
/// <param name="Total">How many they are, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("patrol-page")]
public sealed record PatrolPage(
    [property: Id(0)] string Worker,
    [property: Id(1)] PatrolCounts Totals,
    [property: Id(2)] ImmutableArray<PatrolView> Patrols,
    [property: Id(3)] int Total);

/// <summary>What patrols come to. Shown, and never ranked: nobody is judged by kilometres.</summary>
/// <param name="Patrols">How many began.</param>
/// <param name="Ended">How many of them ended.</param>
/// <param name="Metres">Their length in metres.</param>
/// <param name="CheckIns">Visits that count.</param>
[GenerateSerializer, Immutable, Alias("patrol-counts")]
public readonly record struct PatrolCounts(
    [property: Id(0)] int Patrols,
    [property: Id(1)] int Ended,
    [property: Id(2)] long Metres,
    [property: Id(3)] int CheckIns)
{
    /// <summary>The sum.</summary>
    public PatrolCounts Plus(in PatrolCounts other) => new(
        Patrols + other.Patrols, Ended + other.Ended, Metres + other.Metres, CheckIns + other.CheckIns);

    /// <summary>What is left.</summary>
    public PatrolCounts Minus(in PatrolCounts other) => new(
        Patrols - other.Patrols, Ended - other.Ended, Metres - other.Metres, CheckIns - other.CheckIns);
}
