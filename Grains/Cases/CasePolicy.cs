using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Escalation;

namespace GridOrleans.Cases;

/// <summary>What the city has settled about cases, as configuration: what rules see besides the file.</summary>
/// <param name="Catalogue">The items and their standing tickets, by the version in force.</param>
/// <param name="Table">Who owns a matter first, and its time limits, by severity.</param>
/// <param name="Clock">How time limits run.</param>
internal sealed record CasePolicy(CatalogueHistory Catalogue, SeverityTable Table, CityClock Clock)
{
    /// <summary>When a step that is entered now must be left; null where it has no limit.</summary>
    public DateTimeOffset? StepDue(CaseStep step, DateTimeOffset now) =>
        Table.LimitOf(step) is { } limit ? Clock.DueAfter(now, limit) : null;

    /// <summary>When a clock that stood is due, now that it goes on.</summary>
    public DateTimeOffset? Resume(DateTimeOffset? due, ClockKind clock, DateTimeOffset stood, DateTimeOffset now) =>
        due is { } instant ? Clock.Add(now, Clock.Left(stood, instant, clock), clock) : null;
}
