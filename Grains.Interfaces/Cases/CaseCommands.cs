using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Commands;

namespace GridOrleans.Cases;

/// <summary>A command on its way to a grid: who, under which id, on which case, wants what.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Case">The case; null for <see cref="ReportCase"/>, which opens one.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("case-request")]
public sealed record CaseRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] CaseNumber? Case,
    [property: Id(3)] CaseCommand Command);

/// <summary>What is wanted of a case: the body of <c>POST /v1/cases/{id}/{move}</c>.</summary>
[GenerateSerializer, Immutable, Alias("case-command")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "move")]
[JsonDerivedType(typeof(ReportCase), "report")]
[JsonDerivedType(typeof(FileCase), "file")]
[JsonDerivedType(typeof(AssignCase), "assign")]
[JsonDerivedType(typeof(StartCase), "start")]
[JsonDerivedType(typeof(FinishCase), "finish")]
[JsonDerivedType(typeof(ConfirmCase), "confirm")]
[JsonDerivedType(typeof(ReworkCase), "rework")]
[JsonDerivedType(typeof(CloseCase), "close")]
[JsonDerivedType(typeof(ReturnCase), "return")]
[JsonDerivedType(typeof(ExtendCase), "extend")]
[JsonDerivedType(typeof(SuspendCase), "suspend")]
[JsonDerivedType(typeof(ResumeCase), "resume")]
[JsonDerivedType(typeof(EscalateCase), "escalate")]
[JsonDerivedType(typeof(SuperviseCase), "supervise")]
[JsonDerivedType(typeof(MergeCase), "merge")]
[JsonDerivedType(typeof(RejectCase), "reject")]
[JsonDerivedType(typeof(ReopenCase), "reopen")]
[JsonDerivedType(typeof(AppealCase), "appeal")]
[JsonDerivedType(typeof(RateCase), "rate")]
[JsonDerivedType(typeof(RaiseAlarm), "alarm")]
[JsonDerivedType(typeof(AcknowledgeCase), "acknowledge")]
[JsonDerivedType(typeof(GuideCase), "guide")]
[JsonDerivedType(typeof(RaiseCase), "raise")]
[JsonDerivedType(typeof(LowerCase), "lower")]
[JsonDerivedType(typeof(HandBackCase), "hand_back")]
public abstract record CaseCommand
{
    /// <summary>Which move this command makes.</summary>
    [JsonIgnore]
    public abstract CaseMove Move { get; }
}

/// <summary>Step 1 上报: a matter is reported at a place; the grid that covers the place takes it.</summary>
/// <param name="Text">What the matter is; 1–2,000 characters.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Source">Where the report came from.</param>
/// <param name="Item">The catalogue item's code, or <c>unclassified</c>.</param>
[GenerateSerializer, Immutable, Alias("report-case")]
public sealed record ReportCase(
    [property: Id(0)] string Text,
    [property: Id(1)] Place Place,
    [property: Id(2)] ReportSource Source,
    [property: Id(3)] string Item = ReportCase.Unclassified) : CaseCommand
{
    /// <summary>The item of a matter that nobody has classified yet.</summary>
    public const string Unclassified = "unclassified";

    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    [Id(4)]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Report;
}

/// <summary>A place on the ground.</summary>
/// <param name="Lon">Longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
/// <param name="Address">The address as people say it; at most 200 characters.</param>
[GenerateSerializer, Immutable, Alias("place")]
public sealed record Place(
    [property: Id(0)] double Lon,
    [property: Id(1)] double Lat,
    [property: Id(2)] string? Address = null);

/// <summary>Step 2 立案: the file is opened; severity decides owner and deadline.</summary>
/// <param name="Severity">How big the matter is.</param>
/// <param name="GroupSize">How many people it concerns.</param>
/// <param name="Item">The catalogue item, where the report was not classified or wrongly so.</param>
[GenerateSerializer, Immutable, Alias("file-case")]
public sealed record FileCase(
    [property: Id(0)] Severity Severity,
    [property: Id(1)] GroupSize GroupSize = GroupSize.Individual,
    [property: Id(2)] string? Item = null) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.File;
}

/// <summary>Step 3 指派: the task is given to somebody.</summary>
/// <param name="To">To whom; a gridworker only with a ticket.</param>
/// <param name="Ticket">The admission ticket's number.</param>
/// <param name="Note">Guidance; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("assign-case")]
public sealed record AssignCase(
    [property: Id(0)] Assignee To,
    [property: Id(1)] string? Ticket = null,
    [property: Id(2)] string? Note = null) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Assign;
}

/// <summary>Whom a task is given to.</summary>
/// <param name="Kind">Gridworker or department.</param>
/// <param name="Id">Their id, the one their token carries; 1–64 characters.</param>
[GenerateSerializer, Immutable, Alias("assignee")]
public sealed record Assignee([property: Id(0)] AssigneeKind Kind, [property: Id(1)] string Id);

/// <summary>Step 4 开始处理: the assignee begins.</summary>
[GenerateSerializer, Immutable, Alias("start-case")]
public sealed record StartCase : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Start;
}

/// <summary>Step 4 处理完毕: the assignee is done.</summary>
/// <param name="Result">What was done; 1–2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("finish-case")]
public sealed record FinishCase([property: Id(0)] string Result) : CaseCommand
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    [Id(1)]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Finish;
}

/// <summary>Step 5 反馈: somebody other than the handler confirms, and the reporter is told.</summary>
/// <param name="Feedback">What the reporter is told; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("confirm-case")]
public sealed record ConfirmCase([property: Id(0)] string Feedback) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Confirm;
}

/// <summary>Step 6 归档: the conditions are ticked and the file is sealed.</summary>
[GenerateSerializer, Immutable, Alias("close-case")]
public sealed record CloseCase : CaseCommand
{
    /// <summary>What was ticked; every <see cref="ClosingCondition"/> is needed.</summary>
    [Id(0)]
    public ImmutableArray<ClosingCondition> Conditions { get; init; } = [];

    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Close;
}
