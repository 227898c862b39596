using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>
/// A case file folded from its events. Live state, replay, as-of reads and the read model are all this one fold.
/// </summary>
internal sealed record CaseState : IGridFile
{
    public required CaseNumber Number { get; init; }

    public required string Item { get; init; }

    public required string Text { get; init; }

    public required Place Place { get; init; }

    public required Signature Reporter { get; init; }

    public required ReportSource Source { get; init; }

    public required UnitCode Owner { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the current step was entered.</summary>
    public required DateTimeOffset StepAt { get; init; }

    /// <summary>The versions of the case's entries in its grid's stream: the way back to its history.</summary>
    public required ImmutableArray<long> Versions { get; init; }

    public CaseStep Step { get; init; }

    /// <summary>Within <see cref="CaseStep.Investigated"/>: done, and waiting to be confirmed.</summary>
    public bool Finished { get; init; }

    public Severity? Severity { get; init; }

    public GroupSize? GroupSize { get; init; }

    public Assignee? Assignee { get; init; }

    public string? Ticket { get; init; }

    /// <summary>Who finished the task: whoever confirms must be somebody else.</summary>
    public string? Handler { get; init; }

    public DateTimeOffset? Due { get; init; }

    public int Extensions { get; init; }

    public int Suspensions { get; init; }

    public int Reworks { get; init; }

    public int Returns { get; init; }

    public DateTimeOffset? SuspendedAt { get; init; }

    public TimeSpan SuspendedTotal { get; init; }

    /// <summary>Time spent at each step that was left, suspensions included; six elements, by step.</summary>
    public ImmutableArray<TimeSpan> StepTimes { get; init; } = NoTimes;

    public DateTimeOffset? SupervisedDue { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public CaseOutcome? Outcome { get; init; }

    public CaseNumber? MergedInto { get; init; }

    public CaseNumber? MayBeDuplicateOf { get; init; }

    public string? Result { get; init; }

    public string? Feedback { get; init; }

    public int? Stars { get; init; }

    public string? Appeal { get; init; }

    public ImmutableArray<string> Evidence { get; init; } = [];

    public ImmutableArray<string> Subscribers { get; init; } = [];

    public ImmutableArray<string> Why { get; init; } = [];

    public Line? Line { get; init; }

    public bool Alarm { get; init; }

    /// <summary>Its deadlines as the wheel sees them.</summary>
    public CaseDeadlines Deadlines { get; init; } = CaseDeadlines.None;

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The highest level that was ever told; null while the grid keeps it to itself.</summary>
    public UnitLevel? ToldUpTo { get; init; }

    public ImmutableArray<MissedDeadline> Missed { get; init; } = [];

    public ImmutableArray<Hop> Hops { get; init; } = [];

    public ImmutableArray<Guidance> Guidance { get; init; } = [];

    private static ImmutableArray<TimeSpan> NoTimes { get; } = [.. new TimeSpan[Enum.GetValues<CaseStep>().Length]];

    /// <summary>The newest entry's version.</summary>
    public long Version => Versions[^1];

    /// <summary>The deadline that the wheel looks at first; null when none runs.</summary>
    [JsonIgnore]
    public (DeadlineKind Kind, DateTimeOffset At)? NextDeadline => Deadlines.Earliest(SuspendedAt is not null);

    int IGridFile.Serial => Number.Serial;

    bool IGridFile.IsSealed => Step is CaseStep.Archived;

    /// <summary>The fold. Deterministic: the same events give the same state on every machine.</summary>
    /// <param name="file">The file before; null before its first event.</param>
    /// <param name="grid">The grid whose stream the event is from.</param>
    /// <param name="fact">The event.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="version">Its version in the grid's stream.</param>
    /// <exception cref="InvalidOperationException">The event does not fit: the journal is damaged.</exception>
    public static CaseState Apply(CaseState? file, UnitCode grid, CaseEvent fact, DateTimeOffset at, long version)
    {
        if (fact is CaseReported reported)
        {
            return file is null
                ? Open(reported, grid, at, version)
                : throw new InvalidOperationException($"Case {file.Number} was reported before.");
        }

        var before = file ?? throw new InvalidOperationException($"Case {grid}-{fact.Case} was never reported.");
        return Advance(before, fact, at) with { UpdatedAt = at, Versions = before.Versions.Add(version) };
    }

    private static CaseState Open(CaseReported fact, UnitCode grid, DateTimeOffset at, long version) => new()
    {
        Number = new(grid, fact.Case),
        Item = fact.Item,
        Text = fact.Text,
        Place = fact.Place,
        Reporter = fact.By,
        Source = fact.Source,
        Owner = grid,
        ReportedAt = at,
        UpdatedAt = at,
        StepAt = at,
        Versions = [version],
        Evidence = fact.Evidence,
        Subscribers = [fact.By.Id],
        Alarm = fact.Alarm is true,
        Deadlines = CaseDeadlines.None.Enter(fact.StepDue),
        MayBeDuplicateOf = fact.MayBeDuplicateOf is { } serial ? new CaseNumber(grid, serial) : null,
    };

    private static CaseState Advance(CaseState file, CaseEvent fact, DateTimeOffset at) => fact switch
    {
        CaseFiled filed => file.To(CaseStep.Filed, fact, at) with
        {
            Severity = filed.Severity,
            GroupSize = filed.GroupSize,
            Item = filed.Item,
            Owner = filed.Owner,
            Due = filed.Due,
            Deadlines = file.Deadlines
                .Set(filed.Due, filed.Clock ?? ClockKind.UrgentHours, filed.AcknowledgeDue)
                .Enter(filed.StepDue),
            ToldUpTo = filed.ToldUpTo ?? CaseUpwardFold.Higher(null, filed.Owner.Level),
            Line = filed.Line,
            Why = filed.Why,
        },
        CaseAssigned assigned => file.To(CaseStep.Assigned, fact, at) with
        {
            Assignee = assigned.To,
            Ticket = assigned.Ticket,
            AcknowledgedAt = file.AcknowledgedAt ?? at,
            Deadlines = file.Deadlines.Acknowledged().Enter(assigned.StepDue),
        },
        CaseStarted => file.To(CaseStep.Investigated, fact, at),
        CaseFinished finished => file with
        {
            Finished = true,
            Handler = finished.By.Id,
            Result = finished.Result,
            Evidence = file.Evidence.AddRange(finished.Evidence),
        },
        CaseConfirmed confirmed => file.To(CaseStep.FedBack, fact, at) with { Feedback = confirmed.Feedback },
        CaseReworked => file.To(CaseStep.Investigated, fact, at) with { Reworks = file.Reworks + 1 },
        CaseClosed => file.Sealed(CaseOutcome.Handled, fact, at),
        CaseReturned => file.To(CaseStep.Filed, fact, at) with
        {
            Assignee = null,
            Ticket = null,
            Returns = file.Returns + 1,
        },
        CaseRejected => file.Sealed(CaseOutcome.Rejected, fact, at),
        CaseMerged merged => file.Sealed(CaseOutcome.Merged, fact, at) with { MergedInto = merged.Into },
        CaseReopened reopened => file.To(file.Severity is null ? CaseStep.Reported : CaseStep.Filed, fact, at) with
        {
            Due = reopened.Due,
            Deadlines = CaseDeadlines.None
                .Set(reopened.Due, reopened.Clock ?? file.Deadlines.Clock, acknowledge: null)
                .Enter(reopened.StepDue),
            SupervisedDue = null,
            Assignee = null,
            Ticket = null,
            ArchivedAt = null,
            Outcome = null,
            MergedInto = null,
            Appeal = null,
            Stars = null,
        },
        _ => Amend(file, fact, at),
    };

    // The moves that leave the step as it is.
    private static CaseState Amend(CaseState file, CaseEvent fact, DateTimeOffset at) => fact switch
    {
        CaseExtended extended => file with
        {
            Due = extended.Due,
            Extensions = file.Extensions + 1,
            Deadlines = file.Deadlines with { HandleNext = extended.Due, HandleMissed = 0 },
        },
        CaseSuspended => file with { SuspendedAt = at, Suspensions = file.Suspensions + 1 },
        CaseResumed resumed => file with
        {
            Due = resumed.Due,
            SuspendedAt = null,
            Deadlines = Resumed(file.Deadlines, resumed),
            SuspendedTotal = file.SuspendedTotal + (at - file.SuspendedAt.GetValueOrDefault(at)),
        },
        CaseSupervised supervised => file with
        {
            SupervisedDue = supervised.Due,
            Deadlines = file.Deadlines with { SupervisionNext = supervised.Due, SupervisionMissed = false },
        },
        CaseAbsorbed absorbed => file with
        {
            Subscribers = [.. file.Subscribers.Union(absorbed.Subscribers, StringComparer.Ordinal)],
        },
        CaseAppealed appealed => file with { Appeal = appealed.Reason },
        CaseRated rated => file with { Stars = rated.Stars },
        CaseTaskRefused => file,
        CaseHandedOver over => file with { Assignee = new(AssigneeKind.Gridworker, over.To) },
        _ => CaseUpwardFold.Advance(file, fact, at),
    };

    // What was missed before the clock stood stays missed: the same deadline is not marked again because it moved.
    private static CaseDeadlines Resumed(CaseDeadlines deadlines, CaseResumed resumed) => deadlines with
    {
        HandleNext = deadlines.HandleMissed == 0 ? resumed.Due : resumed.HandleNext,
        AcknowledgeDue = resumed.AcknowledgeDue,
        AcknowledgeNext = deadlines.AcknowledgeMissed == 0 ? resumed.AcknowledgeDue : resumed.AcknowledgeNext,
        StepDue = resumed.StepDue,
        StepNext = deadlines.StepNext is null ? null : resumed.StepDue,
    };

    private CaseState To(CaseStep step, CaseEvent fact, DateTimeOffset at) => this with
    {
        Step = step,
        Finished = false,
        StepAt = at,
        Deadlines = Deadlines.Enter(fact.StepDue),
        StepTimes = StepTimes.SetItem((int)Step, StepTimes[(int)Step] + (at - StepAt)),
    };

    private CaseState Sealed(CaseOutcome outcome, CaseEvent fact, DateTimeOffset at) =>
        To(CaseStep.Archived, fact, at) with
        {
            Outcome = outcome,
            ArchivedAt = at,
            Deadlines = new() { Clock = Deadlines.Clock },
        };
}
