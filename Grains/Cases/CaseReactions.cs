using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>Who else must hear when a case changes: the units above that were told of it. Pure.</summary>
internal static class CaseReactions
{
    /// <summary>The news for the village, which passes it on; null when those above hear nothing new.</summary>
    /// <param name="before">The case before the change; null when it was just reported.</param>
    /// <param name="after">The case after it.</param>
    /// <param name="fact">The change.</param>
    public static Matter? Upward(CaseState? before, CaseState after, CaseEvent fact)
    {
        if (after.ToldUpTo is not { } upTo || after.Severity is not { } severity)
        {
            return null;
        }

        var rises = before?.ToldUpTo is not { } known || upTo < known || after.Owner.Level < before.Owner.Level;
        if (!rises && Same(before!, after))
        {
            return null;
        }

        return new()
        {
            Case = after.Number,
            Version = after.Version,
            At = after.UpdatedAt,
            Standing = StandingOf(after),
            Owner = after.Owner,
            UpTo = upTo,
            Severity = severity,
            Step = after.Step,
            Item = after.Item,
            Line = after.Line,
            Text = CaseViews.Shortened(after.Text),
            Place = after.Place,
            Alarm = after.Alarm,
            AcknowledgeDue = after.SuspendedAt is null ? after.Deadlines.AcknowledgeDue : null,
            Due = after.SuspendedAt is null ? after.Due : null,
            Reminders = after.Deadlines.AcknowledgeMissed,
            Rises = rises,
            Why = rises ? [.. after.Why, .. Reason(fact)] : [],
        };
    }

    private static MatterStanding StandingOf(CaseState file) =>
        file.Step is CaseStep.Archived || file.Owner.Level is UnitLevel.Grid ? MatterStanding.Settled
        : file.AcknowledgedAt is null ? MatterStanding.Waiting
        : MatterStanding.Acknowledged;

    // A person's reason; what a rule says stands among the case's own reasons.
    private static ImmutableArray<string> Reason(CaseEvent fact) => fact switch
    {
        CaseEscalated { Why: null } escalated => [$"{fact.By.Id}: {escalated.Reason}"],
        CaseGraded graded => [$"{fact.By.Id}: {graded.Reason}"],
        _ => [],
    };

    // What a docket shows.
    private static bool Same(CaseState before, CaseState after) =>
        StandingOf(before) == StandingOf(after)
        && before.Owner == after.Owner
        && before.Severity == after.Severity
        && before.Step == after.Step
        && before.Due == after.Due
        && before.SuspendedAt == after.SuspendedAt
        && before.Deadlines.AcknowledgeDue == after.Deadlines.AcknowledgeDue
        && before.Deadlines.AcknowledgeMissed == after.Deadlines.AcknowledgeMissed;
}
