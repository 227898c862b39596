using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>A fact about one case: what a move left in its file.</summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">Who made the move.</param>
internal abstract record CaseEvent(int Case, Signature By) : Fact
{
    /// <summary>When the step that this move leads to must be left; null where the step has no limit.</summary>
    public DateTimeOffset? StepDue { get; init; }
}

internal sealed record CaseReported(
    int Case,
    Signature By,
    string Text,
    Place Place,
    ReportSource Source,
    string Item,
    ImmutableArray<string> Evidence,
    int? MayBeDuplicateOf) : CaseEvent(Case, By)
{
    /// <summary>Set for the one-key alarm; null otherwise.</summary>
    public bool? Alarm { get; init; }
}

internal sealed record CaseFiled(
    int Case,
    Signature By,
    Severity Severity,
    GroupSize GroupSize,
    string Item,
    UnitCode Owner,
    DateTimeOffset Due,
    ImmutableArray<string> Why) : CaseEvent(Case, By)
{
    /// <summary>When the owner must have acknowledged it; null in what release 0.1 wrote.</summary>
    public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>On which clock the deadline was set; null for continuous hours.</summary>
    public ClockKind? Clock { get; init; }

    /// <summary>The highest level that is told at once; null for the owner's, and in what release 0.1 wrote.</summary>
    public UnitLevel? ToldUpTo { get; init; }

    /// <summary>The departmental line of its item; null for an unclassified matter.</summary>
    public Line? Line { get; init; }
}

internal sealed record CaseAssigned(int Case, Signature By, Assignee To, string? Ticket, string? Note)
    : CaseEvent(Case, By);

internal sealed record CaseStarted(int Case, Signature By) : CaseEvent(Case, By);

internal sealed record CaseFinished(int Case, Signature By, string Result, ImmutableArray<string> Evidence)
    : CaseEvent(Case, By);

internal sealed record CaseConfirmed(int Case, Signature By, string Feedback) : CaseEvent(Case, By);

internal sealed record CaseReworked(int Case, Signature By, string Reason) : CaseEvent(Case, By);

internal sealed record CaseClosed(int Case, Signature By, ImmutableArray<ClosingCondition> Conditions)
    : CaseEvent(Case, By);

internal sealed record CaseReturned(int Case, Signature By, ReturnReason Why, string? Reason) : CaseEvent(Case, By);

internal sealed record CaseExtended(int Case, Signature By, DateTimeOffset Due, string Reason) : CaseEvent(Case, By);

internal sealed record CaseSuspended(int Case, Signature By, string Reason) : CaseEvent(Case, By);

internal sealed record CaseResumed(int Case, Signature By, DateTimeOffset Due) : CaseEvent(Case, By)
{
    /// <summary>When the owner must have acknowledged it; null when that was done.</summary>
    public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>When the wheel looks at that next; null, too, where it was not missed before the clock stood.</summary>
    public DateTimeOffset? AcknowledgeNext { get; init; }

    /// <summary>
    /// When the wheel looks at the whole case's deadline next; null, too, where it was not missed before the clock
    /// stood.
    /// </summary>
    public DateTimeOffset? HandleNext { get; init; }
}

internal sealed record CaseEscalated(int Case, Signature By, UnitCode From, UnitCode To, string Reason)
    : CaseEvent(Case, By)
{
    /// <summary>When the new owner must have acknowledged it; null where the old deadline goes on.</summary>
    public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>Which rule escalated it; null for a person.</summary>
    public ImmutableArray<string>? Why { get; init; }
}

internal sealed record CaseSupervised(int Case, Signature By, DateTimeOffset Due, string Reason) : CaseEvent(Case, By);

internal sealed record CaseMerged(int Case, Signature By, CaseNumber Into) : CaseEvent(Case, By);

/// <summary>The other half of a merge: the case that goes on takes over the reporters of the one that ended.</summary>
internal sealed record CaseAbsorbed(int Case, Signature By, CaseNumber Other, ImmutableArray<string> Subscribers)
    : CaseEvent(Case, By);

internal sealed record CaseRejected(int Case, Signature By, string Reason) : CaseEvent(Case, By);

/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">Who made the move.</param>
/// <param name="Due">The new deadline; null for a file that was sealed before it was filed.</param>
/// <param name="Reason">Why.</param>
internal sealed record CaseReopened(int Case, Signature By, DateTimeOffset? Due, string Reason) : CaseEvent(Case, By)
{
    /// <summary>On which clock the deadline was set; null where it is the one from before.</summary>
    public ClockKind? Clock { get; init; }
}

internal sealed record CaseAppealed(int Case, Signature By, string Reason) : CaseEvent(Case, By);

internal sealed record CaseRated(int Case, Signature By, int Stars, string? Text) : CaseEvent(Case, By);
