using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Assessment;
using GridOrleans.Gateway.Files;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Assessment;

/// <summary>What every question about an assessment has in its address.</summary>
internal sealed record AssessmentAddress(
    [property: FromRoute(Name = "unit")] string Unit,
    [property: FromQuery(Name = "from"), Description("Needed: the first day on which cases were reported.")]
    string? From,
    [property: FromQuery(Name = "to"), Description("Needed: the last day; 366 days at most in all.")] string? To,
    [property: FromQuery(Name = "gridworker"), Description("Only this gridworker.")] string? Gridworker,
    [property: FromQuery(Name = "offset"), Description("How many to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("How many on a page, 1–500; 100 unless told.")] string? Limit)
{
    private const int GridworkerMax = 64;

    /// <summary>The parameters' names.</summary>
    public static readonly ImmutableArray<string> Names = ["from", "to", "gridworker", "offset", "limit"];

    /// <summary>The period.</summary>
    public AssessmentPeriod Period(ListAddress address) => new(
        address.Day("from", From ?? "").GetValueOrDefault(),
        address.Day("to", To ?? "").GetValueOrDefault());

    /// <summary>The gridworker.</summary>
    public string? Worker(ListAddress address) => address.Line("gridworker", Gridworker, GridworkerMax);
}

/// <summary>An appeal against a score as it is filed.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="From">The first day of the score's period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Evidence">
/// Case numbers, or points as <c>grid/point</c>, that should not speak against it; 1–100.
/// </param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
/// <param name="Gridworker">The gridworker whose score it is; left out: the unit's own.</param>
internal sealed record ScoreAppeal(
    string Indicator,
    DateOnly From,
    DateOnly To,
    ImmutableArray<string> Evidence,
    string Reason,
    string? Gridworker = null);

/// <summary>The decision on an appeal.</summary>
/// <param name="Upheld">Whether its evidence is set aside.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
internal sealed record AppealRuling(bool Upheld, string Reason);
