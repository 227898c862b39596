using System.Collections.Immutable;

namespace GridOrleans.Assessment;

/// <summary>Everything that scores of a period rest on.</summary>
/// <param name="period">The period.</param>
/// <param name="cases">
/// Its cases, and those of the 24 h before: a matter that began then is not counted again.
/// </param>
/// <param name="points">How patrol points were covered in it.</param>
/// <param name="setAside">Evidence that appeals set aside, by indicator.</param>
internal sealed class ScoreFacts(
    AssessmentPeriod period,
    IReadOnlyList<AssessedCase> cases,
    ImmutableArray<AssessedPoint> points,
    ImmutableDictionary<string, ImmutableHashSet<string>> setAside)
{
    /// <summary>The cases.</summary>
    public IReadOnlyList<AssessedCase> Cases => cases;

    /// <summary>The points.</summary>
    public ImmutableArray<AssessedPoint> Points => points;

    /// <summary>Evidence that appeals set aside, by indicator.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> SetAside => setAside;

    /// <summary>When the period began.</summary>
    public DateTimeOffset From { get; } = AssessmentDays.Begin(period.From);

    /// <summary>The same period and appeals, with other cases and points.</summary>
    public ScoreFacts Of(IReadOnlyList<AssessedCase> those, ImmutableArray<AssessedPoint> thosePoints) =>
        new(period, those, thosePoints, setAside);

    /// <summary>Where the evidence of a part of a score is read.</summary>
    public string Address(Scored whose, Indicator indicator) =>
        $"/v1/assessment/{whose.Unit}/evidence?indicator={Uri.EscapeDataString(indicator.Code)}"
        + $"&from={period.From:yyyy-MM-dd}&to={period.To:yyyy-MM-dd}"
        + (whose.Worker is null ? "" : $"&gridworker={Uri.EscapeDataString(whose.Worker)}");
}
