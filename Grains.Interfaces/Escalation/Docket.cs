using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Escalation;

/// <summary>A unit's desk 待办台: the matters that it owns, or was told of, and that are not settled.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="AsOf">When it was read: what is overdue is as of this instant.</param>
/// <param name="Version">The version of the unit's journal.</param>
/// <param name="Counts">How many matters there are, one element for each severity, the biggest first.</param>
/// <param name="Matters">The matters asked for: the biggest first, then by what is due first.</param>
/// <param name="Total">How many were asked for, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("docket")]
public sealed record Docket(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] long Version,
    [property: Id(3)] ImmutableArray<DocketCount> Counts,
    [property: Id(4)] ImmutableArray<DocketLine> Matters,
    [property: Id(5)] int Total);

/// <summary>The matters of one severity on a docket.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Waiting">Owned here and not acknowledged.</param>
/// <param name="Acknowledged">Owned here and acknowledged.</param>
/// <param name="Overdue">Owned here, and too late to be acknowledged or done in time; counted above as well.</param>
/// <param name="Told">Owned by another unit; told here.</param>
[GenerateSerializer, Immutable, Alias("docket-count")]
public sealed record DocketCount(
    [property: Id(0)] Severity Severity,
    [property: Id(1)] int Waiting,
    [property: Id(2)] int Acknowledged,
    [property: Id(3)] int Overdue,
    [property: Id(4)] int Told);

/// <summary>One matter on a docket.</summary>
/// <param name="Matter">The matter as the unit knows it.</param>
/// <param name="ReceivedAt">When the unit first took it.</param>
/// <param name="Owned">Whether this unit owns it.</param>
/// <param name="Overdue">Whether it is too late to acknowledge it or to be done in time.</param>
/// <param name="Team">
/// Whether the village's police-grid team 警格团队 is told: severity 01–03, and every alarm (our convention).
/// </param>
[GenerateSerializer, Immutable, Alias("docket-line")]
public sealed record DocketLine(
    [property: Id(0)] Matter Matter,
    [property: Id(1)] DateTimeOffset ReceivedAt,
    [property: Id(2)] bool Owned,
    [property: Id(3)] bool Overdue,
    [property: Id(4)] bool Team);

/// <summary>Which matters of a docket are wanted; what is null or empty does not narrow.</summary>
/// <param name="Standings">Waiting or acknowledged.</param>
/// <param name="Severities">The severities.</param>
/// <param name="Overdue">Whether it is too late.</param>
/// <param name="Owned">Whether the unit owns it, or was only told.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("docket-query")]
public sealed record DocketQuery(
    [property: Id(0)] ImmutableArray<MatterStanding> Standings,
    [property: Id(1)] ImmutableArray<Severity> Severities,
    [property: Id(2)] bool? Overdue,
    [property: Id(3)] bool? Owned,
    [property: Id(4)] int Offset,
    [property: Id(5)] int Limit);
