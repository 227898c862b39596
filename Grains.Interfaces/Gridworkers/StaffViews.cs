using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>A command on a county's staff was taken: durable, and the same however often it is sent.</summary>
/// <param name="County">The county.</param>
/// <param name="Version">The entry in its journal.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("staff-receipt")]
public sealed record StaffReceipt(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset At);

/// <summary>A county's posts, and whom it has.</summary>
/// <param name="County">The county.</param>
/// <param name="Posts">Its posts, by code.</param>
/// <param name="Active">How many gridworkers hold one.</param>
/// <param name="Vacant">Its grids without a responsible gridworker, by the plan and all changes since.</param>
/// <param name="Version">The version of its journal.</param>
[GenerateSerializer, Immutable, Alias("staff-summary")]
public sealed record StaffSummary(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] ImmutableArray<PostView> Posts,
    [property: Id(2)] int Active,
    [property: Id(3)] ImmutableArray<UnitCode> Vacant,
    [property: Id(4)] long Version);

/// <summary>A post.</summary>
/// <param name="Post">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">The class of those who hold it.</param>
/// <param name="Quota">How many may.</param>
/// <param name="Held">How many do.</param>
[GenerateSerializer, Immutable, Alias("post-view")]
public sealed record PostView(
    [property: Id(0)] string Post,
    [property: Id(1)] string Name,
    [property: Id(2)] StaffClass Class,
    [property: Id(3)] int Quota,
    [property: Id(4)] int Held);

/// <summary>A gridworker as the county's staff has them.</summary>
[GenerateSerializer, Immutable, Alias("gridworker-view")]
public sealed record GridworkerView
{
    /// <summary>The id.</summary>
    [Id(0)] public required string Worker { get; init; }

    /// <summary>The county.</summary>
    [Id(1)] public required UnitCode County { get; init; }

    /// <summary>The name.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary>The telephone number; all but its ends masked unless the reader may see it.</summary>
    [Id(3)] public required string Phone { get; init; }

    /// <summary>The post, held or left.</summary>
    [Id(4)] public required string Post { get; init; }

    /// <summary>The class.</summary>
    [Id(5)] public required StaffClass Class { get; init; }

    /// <summary>When the gridworker was appointed last.</summary>
    [Id(6)] public required DateTimeOffset AppointedAt { get; init; }

    /// <summary>When released; null while active.</summary>
    [Id(7)] public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The grids worked in.</summary>
    [Id(8)] public required ImmutableArray<UnitCode> Grids { get; init; }

    /// <summary>Those of them the gridworker is responsible for.</summary>
    [Id(9)] public required ImmutableArray<UnitCode> ResponsibleFor { get; init; }

    /// <summary>The last day of accident cover; null when there was never any.</summary>
    [Id(10)] public DateOnly? CoveredUntil { get; init; }

    /// <summary>Career and awards, oldest first.</summary>
    [Id(11)] public required ImmutableArray<Merit> Merits { get; init; }
}

/// <summary>A step of a career, or an award.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Kind">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Evidence">What it rests on.</param>
[GenerateSerializer, Immutable, Alias("merit")]
public sealed record Merit(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] MeritKind Kind,
    [property: Id(2)] string Title,
    [property: Id(3)] ImmutableArray<string> Evidence);

/// <summary>Which of a county's gridworkers are wanted.</summary>
/// <param name="Unit">Those who work in a grid of its subtree.</param>
/// <param name="Class">Those of this class; null for all.</param>
/// <param name="UninsuredOn">Those without accident cover on this day; null for all.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("staff-query")]
public sealed record StaffQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] StaffClass? Class,
    [property: Id(2)] DateOnly? UninsuredOn,
    [property: Id(3)] int Offset,
    [property: Id(4)] int Limit);

/// <summary>Active gridworkers, as far as they were asked for.</summary>
/// <param name="Gridworkers">One page of them, by id.</param>
/// <param name="Total">How many they are, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("staff-page")]
public sealed record StaffPage(
    [property: Id(0)] ImmutableArray<GridworkerView> Gridworkers,
    [property: Id(1)] int Total);

/// <summary>A village's or community's police-grid team.</summary>
/// <param name="Village">The village or community.</param>
/// <param name="Formula">What its kind demands: <c>1+2+N</c> or <c>1+N</c>.</param>
/// <param name="Members">Its members.</param>
/// <param name="Lacks">What is missing to the formula; empty when it is complete.</param>
[GenerateSerializer, Immutable, Alias("police-team-view")]
public sealed record PoliceTeamView(
    [property: Id(0)] UnitCode Village,
    [property: Id(1)] string Formula,
    [property: Id(2)] ImmutableArray<TeamMember> Members,
    [property: Id(3)] ImmutableArray<string> Lacks);

/// <summary>The police-grid teams of a unit's subtree.</summary>
/// <param name="Teams">One for each village and community of the plan, by code.</param>
/// <param name="Complete">How many of them are complete.</param>
[GenerateSerializer, Immutable, Alias("police-teams")]
public sealed record PoliceTeams(
    [property: Id(0)] ImmutableArray<PoliceTeamView> Teams,
    [property: Id(1)] int Complete);

/// <summary>Who works in a grid on a day.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Day">The day.</param>
/// <param name="Shifts">The shifts, by their beginning.</param>
[GenerateSerializer, Immutable, Alias("roster-view")]
public sealed record RosterView(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] ImmutableArray<Shift> Shifts);

/// <summary>Which grids a county's staff changed the responsible gridworker of, and to whom.</summary>
/// <param name="Version">The version of the county's journal.</param>
/// <param name="ByGrid">The gridworker responsible; null where nobody is.</param>
[GenerateSerializer, Immutable, Alias("responsibles")]
public sealed record Responsibles(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableDictionary<UnitCode, string?> ByGrid);
