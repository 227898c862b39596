using System.Collections.Immutable;
using GridOrleans.Workflow;
using static GridOrleans.Cases.CaseConditions;
using static GridOrleans.Cases.CaseStep;
using Rule = GridOrleans.Workflow.MoveRule<
    GridOrleans.Cases.CaseAt,
    GridOrleans.Cases.CaseStep,
    GridOrleans.Cases.CaseMove>;

namespace GridOrleans.Cases;

/// <summary>
/// The workflow of a case as data. The six steps and their order are published by the city; the side moves, the
/// conditions and who may make a move are our convention. docs/cases.md shows it as a table.
/// </summary>
internal static class CaseDefinition
{
    private static readonly ImmutableArray<CaseStep> UnderWay = [Filed, Assigned, Investigated];

    private static readonly ImmutableArray<Rule> MainMoves =
    [
        new(CaseMove.Report, new("问题上报", "Report"))
        {
            To = [Reported],
            Who = CaseClaims.OfAnyReporter,
            Demands =
            [
                new("网格已建立", "the grid is established"),
                new("事项在目录内或“未分类”", "the item is in the catalogue, or unclassified"),
                new("来源与身份相符", "the source fits the role"),
            ],
        },
        new(CaseMove.File, new("案卷建立", "File"))
        {
            From = [Reported],
            To = [Filed],
            Who = CaseClaims.OfADesk,
            Demands = [new("事项在目录内或“未分类”", "the item is in the catalogue, or unclassified")],
        },
        new(CaseMove.Assign, new("任务指派", "Assign"))
        {
            From = [Filed, Assigned],
            To = [Assigned],
            Conditions = [Running],
            Who = CaseClaims.OfTheOwner,
            Demands = [new("指派网格员须凭有效准入票", "a gridworker needs a valid admission ticket for the item")],
        },
        new(CaseMove.Start, new("开始处理", "Start"))
        {
            From = [Assigned],
            To = [Investigated],
            Conditions = [Running],
            Who = CaseClaims.OfTheAssignee,
        },
        new(CaseMove.Finish, new("处理完毕", "Finish"))
        {
            From = [Investigated],
            Conditions = [Running, Unfinished, NotBigInTheGrid],
            Who = CaseClaims.OfTheAssignee,
            Demands = [new("须填处理结果，大事另附证据", "a result; evidence, too, for a matter of severity 01–03")],
        },
        new(CaseMove.Confirm, new("处理反馈", "Confirm"))
        {
            From = [Investigated],
            To = [FedBack],
            Conditions = [Running, Finished, NotBigInTheGrid],
            Who = CaseClaims.OfAnotherThanTheHandler,
        },
        new(CaseMove.Rework, new("返工", "Rework"))
        {
            From = [Investigated],
            To = [Investigated],
            Conditions = [Running, Finished],
            Who = CaseClaims.OfAnotherThanTheHandler,
        },
        new(CaseMove.Close, new("结案归档", "Close"))
        {
            From = [FedBack],
            To = [Archived],
            Who = CaseClaims.OfTheClerkOrOwner,
            Demands = [new("结案条件全部勾选", "every closing condition is ticked")],
        },
    ];

    private static readonly ImmutableArray<Rule> SideMoves =
    [
        new(CaseMove.Return, new("退回", "Return"))
        {
            From = [Assigned, Investigated],
            To = [Filed],
            Conditions = [Running, Unfinished],
            Who = CaseClaims.OfTheAssignee,
        },
        new(CaseMove.Extend, new("延期", "Extend"))
        {
            From = UnderWay,
            Conditions = [Running, ExtensionLeft, BeforeDeadline],
            Who = CaseClaims.OfTheOwner,
        },
        new(CaseMove.Suspend, new("挂账", "Suspend"))
        {
            From = UnderWay,
            Conditions = [Running, Unfinished, SuspensionLeft],
            Who = CaseClaims.OfTheOwner,
        },
        new(CaseMove.Resume, new("恢复", "Resume"))
        {
            From = UnderWay,
            Conditions = [Suspended],
            Who = CaseClaims.OfTheOwner,
        },
        new(CaseMove.Escalate, new("报大事", "Escalate"))
        {
            From = UnderWay,
            Conditions = [Running, LevelAbove],
            Who = CaseClaims.OfTheChain,
        },
        new(CaseMove.Supervise, new("督办", "Supervise"))
        {
            From = [Reported, .. UnderWay, FedBack],
            Who = CaseClaims.OfASuperior,
            Demands = [new("督办时限在将来", "the deadline is in the future")],
        },
        new(CaseMove.Merge, new("并案", "Merge"))
        {
            From = [Reported, .. UnderWay],
            To = [Archived],
            Conditions = [Running, Unfinished],
            Who = CaseClaims.OfTheOwner,
            Demands = [new("并入同一网格的另一未结案卷", "into another open case of the same grid")],
        },
        new(CaseMove.Reject, new("不予受理", "Reject"))
        {
            From = [Reported, Filed],
            To = [Archived],
            Conditions = [Running],
            Who = CaseClaims.OfTheOwner,
        },
        new(CaseMove.Reopen, new("重启", "Reopen"))
        {
            From = [Archived],
            To = [Filed, Reported],
            Who = CaseClaims.OfTheOwner,
        },
        new(CaseMove.Appeal, new("申诉", "Appeal"))
        {
            From = [Archived],
            Conditions = [NotAppealed],
            Who = CaseClaims.OfASubscriber,
        },
        new(CaseMove.Rate, new("评价", "Rate"))
        {
            From = [FedBack],
            Conditions = [NotRated],
            Who = CaseClaims.OfTheReporter,
        },
    ];

    private static readonly ImmutableArray<Rule> UpwardMoves =
    [
        new(CaseMove.Alarm, new("一键报警", "Alarm"))
        {
            To = [Filed],
            Who = CaseClaims.OfAnyReporter,
            Demands = [new("网格已建立", "the grid is established")],
        },
        new(CaseMove.Acknowledge, new("签收", "Acknowledge"))
        {
            From = [.. UnderWay, FedBack],
            Conditions = [NotAcknowledged],
            Who = CaseClaims.OfTheOwnerOrWhoWasAlarmed,
        },
        new(CaseMove.Guide, new("指导", "Guide"))
        {
            From = [.. UnderWay, FedBack],
            Who = CaseClaims.OfASuperior,
        },
        new(CaseMove.Raise, new("提级", "Raise"))
        {
            From = UnderWay,
            Conditions = [Running],
            Who = CaseClaims.OfAnybodyInTheChain,
            Demands = [new("较原等级更高", "a bigger severity than before")],
        },
        new(CaseMove.Lower, new("降级", "Lower"))
        {
            From = UnderWay,
            Conditions = [Running],
            Who = CaseClaims.OfTheOwnerAlone,
            Demands = [new("较原等级更低", "a smaller severity than before")],
        },
        new(CaseMove.HandBack, new("下放", "Hand back"))
        {
            From = UnderWay,
            Conditions = [Running],
            Who = CaseClaims.OfTheOwner,
            Demands =
            [
                new("不低于该等级首先归属的层级", "not below the level that owns such matters first"),
            ],
        },
    ];

    /// <summary>The definition.</summary>
    public static WorkflowDefinition<CaseAt, CaseStep, CaseMove> Definition { get; } = new()
    {
        Noun = new("案卷", "case"),
        Steps = ImmutableSortedDictionary.CreateRange(new Dictionary<CaseStep, Wording>
        {
            [Reported] = new("问题上报", "Reported"),
            [Filed] = new("案卷建立", "Filed"),
            [Assigned] = new("任务指派", "Assigned"),
            [Investigated] = new("调查落实", "Investigated"),
            [FedBack] = new("处理反馈", "Fed back"),
            [Archived] = new("结案归档", "Archived"),
        }),
        Moves = [.. MainMoves, .. SideMoves, .. UpwardMoves],
        StepOf = at => at.File.Step,
        PlaceOf = at => at.File.Number.Grid,
    };

    /// <summary>The engine that runs it.</summary>
    public static WorkflowEngine<CaseAt, CaseStep, CaseMove> Engine { get; } = new(Definition);
}
