using GridOrleans.Clocks;

namespace GridOrleans.Cases;

/// <summary>
/// The deadlines that run on a case. Of each the file keeps when it was due and when the wheel looks at it next: at
/// first the deadline itself, then whatever the entry that marked it said. So a deadline is marked once, whatever is
/// restarted or moved.
/// </summary>
internal sealed record CaseDeadlines
{
    /// <summary>None.</summary>
    public static readonly CaseDeadlines None = new();

    /// <summary>On which clock the whole case's deadline was set.</summary>
    public ClockKind Clock { get; init; }

    /// <summary>When the owner must have acknowledged it; null once that is done.</summary>
    public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>When the wheel looks at the acknowledgement next.</summary>
    public DateTimeOffset? AcknowledgeNext { get; init; }

    /// <summary>When the wheel looks at the whole case's deadline next.</summary>
    public DateTimeOffset? HandleNext { get; init; }

    /// <summary>When the step must be left.</summary>
    public DateTimeOffset? StepDue { get; init; }

    /// <summary>When the wheel looks at the step next.</summary>
    public DateTimeOffset? StepNext { get; init; }

    /// <summary>When the wheel looks at the superior's deadline next.</summary>
    public DateTimeOffset? SupervisionNext { get; init; }

    /// <summary>How often the acknowledgement was missed.</summary>
    public int AcknowledgeMissed { get; init; }

    /// <summary>How often the whole case's deadline was missed, the limits after it included.</summary>
    public int HandleMissed { get; init; }

    /// <summary>Whether the superior's deadline was missed.</summary>
    public bool SupervisionMissed { get; init; }

    /// <summary>The deadline that the wheel looks at first.</summary>
    /// <param name="suspended">Whether the case's clock stands: then only a superior's deadline runs.</param>
    public (DeadlineKind Kind, DateTimeOffset At)? Earliest(bool suspended)
    {
        (DeadlineKind Kind, DateTimeOffset At)? first = null;
        if (!suspended)
        {
            first = Earlier(first, DeadlineKind.Acknowledge, AcknowledgeNext);
            first = Earlier(first, DeadlineKind.Handle, HandleNext);
            first = Earlier(first, DeadlineKind.Step, StepNext);
        }

        return Earlier(first, DeadlineKind.Supervision, SupervisionNext);
    }

    /// <summary>The whole case's deadline and the owner's acknowledgement, set anew.</summary>
    public CaseDeadlines Set(DateTimeOffset? due, ClockKind clock, DateTimeOffset? acknowledge) => this with
    {
        Clock = clock,
        HandleNext = due,
        HandleMissed = 0,
        AcknowledgeDue = acknowledge,
        AcknowledgeNext = acknowledge,
        AcknowledgeMissed = 0,
    };

    /// <summary>The owner acknowledged it.</summary>
    public CaseDeadlines Acknowledged() => AcknowledgeDue is null && AcknowledgeNext is null
        ? this
        : this with { AcknowledgeDue = null, AcknowledgeNext = null };

    /// <summary>A new step was entered.</summary>
    public CaseDeadlines Enter(DateTimeOffset? stepDue) =>
        StepDue == stepDue && StepNext == stepDue ? this : this with { StepDue = stepDue, StepNext = stepDue };

    /// <summary>A deadline was marked.</summary>
    public CaseDeadlines Pass(DeadlineKind kind, DateTimeOffset? next) => kind switch
    {
        DeadlineKind.Acknowledge => this with { AcknowledgeNext = next, AcknowledgeMissed = AcknowledgeMissed + 1 },
        DeadlineKind.Handle => this with { HandleNext = next, HandleMissed = HandleMissed + 1 },
        DeadlineKind.Step => this with { StepNext = next },
        DeadlineKind.Supervision => this with { SupervisionNext = next, SupervisionMissed = true },
    };

    private static (DeadlineKind Kind, DateTimeOffset At)? Earlier(
        (DeadlineKind Kind, DateTimeOffset At)? first,
        DeadlineKind kind,
        DateTimeOffset? at) =>
        at is { } instant && (first is not { } known || instant < known.At) ? (kind, instant) : first;
}
