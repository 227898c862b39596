namespace GridOrleans.Cases;

/// <summary>返工: the result is not accepted; the same assignee goes on.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("rework-case")]
public sealed record ReworkCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Rework;
}

/// <summary>退回: the assignee gives the task back; it waits to be assigned anew.</summary>
/// <param name="Why">The kind of reason.</param>
/// <param name="Reason">The reason in words; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("return-case")]
public sealed record ReturnCase(
    [property: Id(0)] ReturnReason Why,
    [property: Id(1)] string? Reason = null) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Return;
}

/// <summary>延期: the deadline is moved, before it has passed and at most twice.</summary>
/// <param name="Hours">By how many hours; 1–720.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("extend-case")]
public sealed record ExtendCase([property: Id(0)] int Hours, [property: Id(1)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Extend;
}

/// <summary>挂账: the clock stops, once in a case's life.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("suspend-case")]
public sealed record SuspendCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Suspend;
}

/// <summary>恢复: the clock goes on; the deadline moves by the time it stood still.</summary>
[GenerateSerializer, Immutable, Alias("resume-case")]
public sealed record ResumeCase : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Resume;
}

/// <summary>报大事: the matter goes one level up; that level owns it.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("escalate-case")]
public sealed record EscalateCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Escalate;
}

/// <summary>督办: a superior sets a deadline on the case.</summary>
/// <param name="Due">The deadline; in the future.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("supervise-case")]
public sealed record SuperviseCase(
    [property: Id(0)] DateTimeOffset Due,
    [property: Id(1)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Supervise;
}

/// <summary>并案: this case goes on as another one of the same grid; its reporters stay subscribed there.</summary>
/// <param name="Into">The case that goes on.</param>
[GenerateSerializer, Immutable, Alias("merge-case")]
public sealed record MergeCase([property: Id(0)] CaseNumber Into) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Merge;
}

/// <summary>不予受理: the report is not accepted.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("reject-case")]
public sealed record RejectCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Reject;
}

/// <summary>重启: a sealed file is taken up again and waits to be assigned.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("reopen-case")]
public sealed record ReopenCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Reopen;
}

/// <summary>申诉: the reporter objects to a sealed file; it stays sealed until somebody reopens it.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("appeal-case")]
public sealed record AppealCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Appeal;
}

/// <summary>评价: the reporter rates the result once it is fed back.</summary>
/// <param name="Stars">1 (bad) to 5 (good).</param>
/// <param name="Text">A remark; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("rate-case")]
public sealed record RateCase([property: Id(0)] int Stars, [property: Id(1)] string? Text = null) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Rate;
}
