using System.Collections.Immutable;
using GridOrleans.Units;
using Orleans.Concurrency;

namespace GridOrleans.Cases;

/// <summary>Lists of cases across grids, from the read model. Every list is key 0.</summary>
[GrainInterfaceType("case-list"), Alias("case-list")]
public interface ICaseListGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// One page of the cases of a unit's subtree: the latest change first; with <see cref="CaseQuery.UpdatedSince"/>
    /// the oldest first, so that whoever follows the changes meets a case that changes meanwhile again.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The cursor is none that this list gave out for the same question.
    /// </exception>
    [AlwaysInterleave, Alias("list")]
    Task<CasePage> List(CaseQuery query);
}

/// <summary>Which cases are wanted; what is empty or null does not narrow.</summary>
/// <param name="Unit">The unit whose subtree is listed.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Severities">The severities.</param>
/// <param name="Item">The catalogue item's code.</param>
/// <param name="Overdue">Whether the deadline has passed.</param>
/// <param name="Text">A text that the case's text contains; 1–100 characters.</param>
/// <param name="UpdatedSince">Changed at this instant or later.</param>
/// <param name="Cursor">Where the page before ended; null for the first.</param>
/// <param name="Limit">How many cases at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("case-query")]
public sealed record CaseQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] ImmutableArray<CaseStep> Steps,
    [property: Id(2)] ImmutableArray<Severity> Severities,
    [property: Id(3)] string? Item,
    [property: Id(4)] bool? Overdue,
    [property: Id(5)] string? Text,
    [property: Id(6)] DateTimeOffset? UpdatedSince,
    [property: Id(7)] string? Cursor,
    [property: Id(8)] int Limit);

/// <summary>One page of a list.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="NextCursor">Where the next page begins; null when this is the last.</param>
/// <param name="AsOf">How far the read model had come: younger changes may be missing.</param>
[GenerateSerializer, Immutable, Alias("case-page")]
public sealed record CasePage(
    [property: Id(0)] ImmutableArray<CaseSummary> Cases,
    [property: Id(1)] string? NextCursor,
    [property: Id(2)] DateTimeOffset AsOf);

/// <summary>A case in a list.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Step">The step it stands at.</param>
/// <param name="Finished">Whether the result waits to be confirmed.</param>
/// <param name="Severity">Set when the file is opened.</param>
/// <param name="Item">The catalogue item, or <c>unclassified</c>.</param>
/// <param name="Text">What the matter is; the first 120 characters.</param>
/// <param name="Owner">The unit that owns the matter now.</param>
/// <param name="Due">When it must be done.</param>
/// <param name="Overdue">Whether the deadline has passed, as of this answer.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Outcome">How it ended; set when it is sealed.</param>
/// <param name="Version">The grid's journal version of its newest entry.</param>
[GenerateSerializer, Immutable, Alias("case-summary")]
public sealed record CaseSummary(
    [property: Id(0)] CaseNumber Number,
    [property: Id(1)] CaseStep Step,
    [property: Id(2)] bool Finished,
    [property: Id(3)] Severity? Severity,
    [property: Id(4)] string Item,
    [property: Id(5)] string Text,
    [property: Id(6)] UnitCode Owner,
    [property: Id(7)] DateTimeOffset? Due,
    [property: Id(8)] bool Overdue,
    [property: Id(9)] DateTimeOffset ReportedAt,
    [property: Id(10)] DateTimeOffset UpdatedAt,
    [property: Id(11)] CaseOutcome? Outcome,
    [property: Id(12)] long Version);
