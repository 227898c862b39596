using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>A command on a county's appeals on its way.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("appeal-request")]
public sealed record AppealRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] AppealCommand Command);

/// <summary>What can be done about a score.</summary>
[GenerateSerializer, Immutable, Alias("appeal-command")]
public abstract record AppealCommand;

/// <summary>Appeals against evidence 申诉: it should not speak against the score.</summary>
/// <param name="Unit">The unit whose score it is, or where the gridworker's cases are.</param>
/// <param name="Worker">The gridworker whose score it is, who alone may appeal; null for the unit's.</param>
/// <param name="Period">The period of the score.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Evidence">Case numbers, or points as <c>grid/point</c>, 1–100, all of the unit.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("file-appeal")]
public sealed record FileAppeal(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] string? Worker,
    [property: Id(2)] AssessmentPeriod Period,
    [property: Id(3)] string Indicator,
    [property: Id(4)] ImmutableArray<string> Evidence,
    [property: Id(5)] string Reason) : AppealCommand;

/// <summary>
/// Decides an appeal: upheld, its evidence no longer speaks against anybody's score by this indicator.
/// </summary>
/// <param name="Serial">The appeal's serial in its county.</param>
/// <param name="Upheld">Whether it is upheld.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("decide-appeal")]
public sealed record DecideAppeal(
    [property: Id(0)] int Serial,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] string Reason) : AppealCommand;

/// <summary>An appeal as it stands.</summary>
/// <param name="County">The county.</param>
/// <param name="Serial">Its serial in the county; from 1.</param>
/// <param name="Appeal">What was appealed.</param>
/// <param name="By">Who filed it.</param>
/// <param name="At">When.</param>
/// <param name="Decision">How it was decided; null while nobody has.</param>
/// <param name="Version">The county's journal version of its newest entry.</param>
[GenerateSerializer, Immutable, Alias("appeal-view")]
public sealed record AppealView(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] int Serial,
    [property: Id(2)] FileAppeal Appeal,
    [property: Id(3)] Signature By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] AppealDecision? Decision,
    [property: Id(6)] long Version);

/// <summary>How an appeal was decided.</summary>
/// <param name="Upheld">Whether it was upheld.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("appeal-decision")]
public sealed record AppealDecision(
    [property: Id(0)] bool Upheld,
    [property: Id(1)] string Reason,
    [property: Id(2)] Signature By,
    [property: Id(3)] DateTimeOffset At);

/// <summary>Which appeals are wanted.</summary>
/// <param name="Unit">Those against scores of this unit's subtree.</param>
/// <param name="Worker">Those of this gridworker; null for all.</param>
/// <param name="Decided">Whether they are decided; null for all.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("appeal-query")]
public sealed record AppealQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] string? Worker,
    [property: Id(2)] bool? Decided,
    [property: Id(3)] int Offset,
    [property: Id(4)] int Limit);

/// <summary>One page of appeals.</summary>
/// <param name="Appeals">The appeals, the newest first.</param>
/// <param name="Total">How many were asked for, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("appeal-page")]
public sealed record AppealPage(
    [property: Id(0)] ImmutableArray<AppealView> Appeals,
    [property: Id(1)] int Total);
