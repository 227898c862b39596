using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>A stretch of days in China, the last one included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; at most 366 days in all, and not in the future.</param>
[GenerateSerializer, Immutable, Alias("assessment-period")]
public readonly record struct AssessmentPeriod([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To);

/// <summary>Of whom scores are wanted.</summary>
[GenerateSerializer, Alias("score-by"), JsonConverter(typeof(SnakeCase<ScoreBy>))]
public enum ScoreBy
{
    /// <summary>Of the unit itself.</summary>
    Unit,

    /// <summary>Of each grid below it.</summary>
    Grid,

    /// <summary>Of each village or community below it.</summary>
    Village,

    /// <summary>Of each township or street below it.</summary>
    Township,

    /// <summary>Of each gridworker with a case there.</summary>
    Gridworker,
}

/// <summary>Which scores are wanted.</summary>
/// <param name="Unit">The unit: a county, or one below.</param>
/// <param name="Period">The days on which the cases were reported.</param>
/// <param name="By">Of whom.</param>
/// <param name="Worker">Of this gridworker alone; null for all.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("score-query")]
public sealed record ScoreQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] AssessmentPeriod Period,
    [property: Id(2)] ScoreBy By,
    [property: Id(3)] string? Worker,
    [property: Id(4)] int Offset,
    [property: Id(5)] int Limit);

/// <summary>Scores of a period.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="AsOf">How far the read model had come: younger changes may be missing.</param>
/// <param name="Indicators">The version of the indicators.</param>
/// <param name="Scores">The scores, by code or id: they are not ranked here.</param>
/// <param name="Total">How many there are, on this page or not.</param>
/// <param name="Appeals">Appeals against scores of this unit and below in this period, decided or not.</param>
[GenerateSerializer, Immutable, Alias("score-page")]
public sealed record ScorePage(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] AssessmentPeriod Period,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] string Indicators,
    [property: Id(4)] ImmutableArray<ScoreView> Scores,
    [property: Id(5)] int Total,
    [property: Id(6)] ImmutableArray<AppealView> Appeals);

/// <summary>One score.</summary>
/// <param name="Unit">Whose: the unit's, or where the gridworker's cases are.</param>
/// <param name="Worker">The gridworker; null for a unit's.</param>
/// <param name="Score">0–100 over those indicators that have evidence; null when none has.</param>
/// <param name="Indicators">Each indicator's part.</param>
/// <param name="Handled">Cases handled: shown, and no part of the score.</param>
[GenerateSerializer, Immutable, Alias("score-view")]
public sealed record ScoreView(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] string? Worker,
    [property: Id(2)] double? Score,
    [property: Id(3)] ImmutableArray<IndicatorScore> Indicators,
    [property: Id(4)] int Handled);

/// <summary>One indicator's part in a score.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Value">0–1; null without evidence: then it is no part of the score.</param>
/// <param name="Good">Pieces of evidence for it.</param>
/// <param name="Bad">Pieces of evidence against it.</param>
/// <param name="SetAside">Pieces that an appeal set aside.</param>
/// <param name="Evidence">The address of the evidence.</param>
[GenerateSerializer, Immutable, Alias("indicator-score")]
public sealed record IndicatorScore(
    [property: Id(0)] string Code,
    [property: Id(1)] int Weight,
    [property: Id(2)] double? Value,
    [property: Id(3)] int Good,
    [property: Id(4)] int Bad,
    [property: Id(5)] int SetAside,
    [property: Id(6)] string Evidence);

/// <summary>Which evidence is wanted.</summary>
/// <param name="Unit">The unit whose score it is.</param>
/// <param name="Period">The period.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Worker">The gridworker whose score it is; null for the unit's.</param>
/// <param name="Offset">How many pieces to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("evidence-query")]
public sealed record EvidenceQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] AssessmentPeriod Period,
    [property: Id(2)] string Indicator,
    [property: Id(3)] string? Worker,
    [property: Id(4)] int Offset,
    [property: Id(5)] int Limit);

/// <summary>Evidence behind a number.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Worker">The gridworker; null for the unit's.</param>
/// <param name="Period">The period.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="AsOf">How far the read model had come.</param>
/// <param name="Evidence">One page, what speaks against first.</param>
/// <param name="Total">How many pieces there are, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("evidence-page")]
public sealed record EvidencePage(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] string? Worker,
    [property: Id(2)] AssessmentPeriod Period,
    [property: Id(3)] string Indicator,
    [property: Id(4)] DateTimeOffset AsOf,
    [property: Id(5)] ImmutableArray<EvidenceView> Evidence,
    [property: Id(6)] int Total);

/// <summary>A piece of evidence.</summary>
/// <param name="Verdict">What it speaks for.</param>
/// <param name="Of">
/// The cases of one matter, the oldest first; one case, where it speaks against; or a patrol point as
/// <c>grid/point</c>.
/// </param>
/// <param name="Count">How much it counts: 1 for a matter or a case, the periods of a point.</param>
/// <param name="Links">Where each can be read whole, with its entries in the journal.</param>
[GenerateSerializer, Immutable, Alias("evidence-view")]
public sealed record EvidenceView(
    [property: Id(0)] Verdict Verdict,
    [property: Id(1)] ImmutableArray<string> Of,
    [property: Id(2)] int Count,
    [property: Id(3)] ImmutableArray<string> Links);

/// <summary>What a piece of evidence speaks for.</summary>
[GenerateSerializer, Alias("verdict"), JsonConverter(typeof(SnakeCase<Verdict>))]
public enum Verdict
{
    /// <summary>It speaks against.</summary>
    Bad,

    /// <summary>It speaks for.</summary>
    Good,

    /// <summary>It spoke against, and an appeal set it aside.</summary>
    SetAside,
}

/// <summary>The indicators that scores are computed by.</summary>
/// <param name="Version">Which version of them.</param>
/// <param name="Note">Where they come from.</param>
/// <param name="Indicators">Each of them.</param>
[GenerateSerializer, Immutable, Alias("indicators-view")]
public sealed record IndicatorsView(
    [property: Id(0)] string Version,
    [property: Id(1)] string Note,
    [property: Id(2)] ImmutableArray<IndicatorView> Indicators);

/// <summary>An indicator.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Weight">Its weight; all together are 100.</param>
/// <param name="Measure">What it measures, as its file says it.</param>
/// <param name="Gridworkers">Whether gridworkers are scored by it, too.</param>
[GenerateSerializer, Immutable, Alias("indicator-view")]
public sealed record IndicatorView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Chinese,
    [property: Id(2)] string English,
    [property: Id(3)] int Weight,
    [property: Id(4)] ImmutableSortedDictionary<string, string> Measure,
    [property: Id(5)] bool Gridworkers);
