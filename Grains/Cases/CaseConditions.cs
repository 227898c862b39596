using GridOrleans.Units;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>
/// What must hold of a case besides its step before a move (our convention, where the city names none).
/// </summary>
internal static class CaseConditions
{
    /// <summary>How often a deadline may be extended in a case's life.</summary>
    public const int ExtensionsMax = 2;

    /// <summary>How often the clock may be stopped in a case's life.</summary>
    public const int SuspensionsMax = 1;

    /// <summary>The clock runs. While it stands, a case is only resumed or supervised.</summary>
    public static readonly Condition<CaseAt> Running = new(
        new("未挂账", "the case is not suspended"),
        at => at.File.SuspendedAt is null);

    /// <summary>The clock stands.</summary>
    public static readonly Condition<CaseAt> Suspended = new(
        new("已挂账", "the case is suspended"),
        at => at.File.SuspendedAt is not null);

    /// <summary>The assignee is still at it, or nobody has begun.</summary>
    public static readonly Condition<CaseAt> Unfinished = new(
        new("尚未处理完毕", "the task is not finished yet"),
        at => !at.File.Finished);

    /// <summary>The result waits to be confirmed.</summary>
    public static readonly Condition<CaseAt> Finished = new(
        new("已处理完毕", "the assignee has finished the task"),
        at => at.File.Finished);

    /// <summary>办小事、报大事: handle small matters, report big ones.</summary>
    public static readonly Condition<CaseAt> NotBigInTheGrid = new(
        new("大事不由网格员办结", "a matter of severity 01–03 is not finished by a gridworker: return it for a department"),
        at => at.File is { Severity: Severity.Ordinary } or { Assignee.Kind: not AssigneeKind.Gridworker },
        RefusalCode.BigMatter);

    /// <summary>An extension is left.</summary>
    public static readonly Condition<CaseAt> ExtensionLeft = new(
        new("延期不超过两次", $"the deadline was extended fewer than {ExtensionsMax} times"),
        at => at.File.Extensions < ExtensionsMax,
        RefusalCode.Spent);

    /// <summary>The deadline is still ahead.</summary>
    public static readonly Condition<CaseAt> BeforeDeadline = new(
        new("时限未到", "the deadline has not passed"),
        at => at.File.Due is not { } due || at.Now < due,
        RefusalCode.DeadlinePassed);

    /// <summary>The suspension is left.</summary>
    public static readonly Condition<CaseAt> SuspensionLeft = new(
        new("挂账仅限一次", "the case was never suspended before"),
        at => at.File.Suspensions < SuspensionsMax,
        RefusalCode.Spent);

    /// <summary>There is somebody to report to.</summary>
    public static readonly Condition<CaseAt> LevelAbove = new(
        new("归属层级之上尚有上级", "there is a level above the case's owner; the city is the last"),
        at => at.File.Owner.Level is not UnitLevel.City);

    /// <summary>The owner has not taken it on yet.</summary>
    public static readonly Condition<CaseAt> NotAcknowledged = new(
        new("尚未签收", "the case was not acknowledged yet"),
        at => at.File.AcknowledgedAt is null,
        RefusalCode.Spent);

    /// <summary>No objection waits for an answer.</summary>
    public static readonly Condition<CaseAt> NotAppealed = new(
        new("尚未申诉", "no appeal is pending on the case"),
        at => at.File.Appeal is null,
        RefusalCode.Spent);

    /// <summary>The reporter has not rated yet.</summary>
    public static readonly Condition<CaseAt> NotRated = new(
        new("尚未评价", "the result was not rated yet"),
        at => at.File.Stars is null,
        RefusalCode.Spent);
}
