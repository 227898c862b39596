using System.Collections.Immutable;

namespace GridOrleans.Cases;

/// <summary>What people see of a case file.</summary>
internal static class CaseViews
{
    private const int ShortTextMax = 120;

    /// <summary>Whether the case should have been done by now: open, its clock running, its deadline passed.</summary>
    public static bool IsOverdue(CaseState file, DateTimeOffset now) =>
        file is { Step: not CaseStep.Archived, SuspendedAt: null, Due: { } due } && now > due;

    /// <summary>
    /// The beginning of a case's text, for lists; never cut between the two halves of a character outside the basic
    /// plane.
    /// </summary>
    public static string Shortened(string text) =>
        text.Length <= ShortTextMax ? text
        : char.IsHighSurrogate(text[ShortTextMax - 1]) ? text[..(ShortTextMax - 1)]
        : text[..ShortTextMax];

    /// <summary>The case as it stands at an instant.</summary>
    public static CaseView View(CaseState file, DateTimeOffset now) => new()
    {
        Number = file.Number,
        Step = file.Step,
        Finished = file.Finished,
        Version = file.Version,
        Item = file.Item,
        Text = file.Text,
        Place = file.Place,
        Reporter = file.Reporter,
        Source = file.Source,
        Severity = file.Severity,
        GroupSize = file.GroupSize,
        Owner = file.Owner,
        Assignee = file.Assignee,
        Ticket = file.Ticket,
        Due = file.SuspendedAt is null ? file.Due : null,
        Overdue = IsOverdue(file, now),
        SuspendedAt = file.SuspendedAt,
        ReportedAt = file.ReportedAt,
        UpdatedAt = file.UpdatedAt,
        ArchivedAt = file.ArchivedAt,
        Outcome = file.Outcome,
        MergedInto = file.MergedInto,
        MayBeDuplicateOf = file.MayBeDuplicateOf,
        Result = file.Result,
        Feedback = file.Feedback,
        Stars = file.Stars,
        Appeal = file.Appeal,
        Subscribers = file.Subscribers,
        Extensions = file.Extensions,
        SupervisedDue = file.SupervisedDue,
        StepSeconds = ImmutableArray.CreateRange(file.StepTimes, time => time.TotalSeconds),
        SuspendedSeconds = file.SuspendedTotal.TotalSeconds,
        LegalMoves = CaseDefinition.Engine.LegalMoves(new(file, now)),
        Why = file.Why,
        Line = file.Line,
        Alarm = file.Alarm,
        AcknowledgeDue = file.SuspendedAt is null ? file.Deadlines.AcknowledgeDue : null,
        AcknowledgedAt = file.AcknowledgedAt,
        StepDue = file.SuspendedAt is null ? file.Deadlines.StepDue : null,
        Missed = file.Missed,
        Hops = file.Hops,
        Guidance = file.Guidance,
    };
}
