using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Cases;

namespace GridOrleans.Gateway.Cases;

/// <summary>Every move that a case can be asked for by address; a report has its own.</summary>
internal static class CaseMoves
{
    /// <summary>The moves, in the order of the documentation.</summary>
    public static ImmutableArray<CaseMoveEndpoint> All { get; } =
    [
        new CaseMoveEndpoint<FileCase>(CaseMove.File, "2 立案 File: severity decides owner and deadline"),
        new CaseMoveEndpoint<AssignCase>(CaseMove.Assign, "3 指派 Assign: give the task to a gridworker or department"),
        new CaseMoveEndpoint<StartCase>(CaseMove.Start, "4 开始处理 Start: the assignee begins"),
        new CaseMoveEndpoint<FinishCase>(CaseMove.Finish, "4 处理完毕 Finish: the assignee is done"),
        new CaseMoveEndpoint<ConfirmCase>(CaseMove.Confirm, "5 反馈 Confirm: somebody else tells the reporter"),
        new CaseMoveEndpoint<CloseCase>(CaseMove.Close, "6 归档 Close: seal the file"),
        new CaseMoveEndpoint<ReworkCase>(CaseMove.Rework, "返工 Rework: the result is not accepted"),
        new CaseMoveEndpoint<ReturnCase>(CaseMove.Return, "退回 Return: the assignee gives the task back"),
        new CaseMoveEndpoint<ExtendCase>(CaseMove.Extend, "延期 Extend: move the deadline before it passes"),
        new CaseMoveEndpoint<SuspendCase>(CaseMove.Suspend, "挂账 Suspend: stop the clock, once"),
        new CaseMoveEndpoint<ResumeCase>(CaseMove.Resume, "恢复 Resume: the clock goes on"),
        new CaseMoveEndpoint<EscalateCase>(CaseMove.Escalate, "报大事 Escalate: one level up"),
        new CaseMoveEndpoint<SuperviseCase>(CaseMove.Supervise, "督办 Supervise: a superior sets a deadline"),
        new CaseMoveEndpoint<MergeCase>(CaseMove.Merge, "并案 Merge: go on as another case of the grid"),
        new CaseMoveEndpoint<RejectCase>(CaseMove.Reject, "不予受理 Reject: the report is not accepted"),
        new CaseMoveEndpoint<ReopenCase>(CaseMove.Reopen, "重启 Reopen: take a sealed file up again"),
        new CaseMoveEndpoint<AppealCase>(CaseMove.Appeal, "申诉 Appeal: the reporter objects to a sealed file"),
        new CaseMoveEndpoint<RateCase>(CaseMove.Rate, "评价 Rate: the reporter rates the result"),
        new CaseMoveEndpoint<AcknowledgeCase>(CaseMove.Acknowledge, "签收 Acknowledge: the owner takes the matter on"),
        new CaseMoveEndpoint<GuideCase>(CaseMove.Guide, "指导 Guide: a superior says how to go about it"),
        new CaseMoveEndpoint<RaiseCase>(CaseMove.Raise, "提级 Raise: the matter is bigger than it was filed"),
        new CaseMoveEndpoint<LowerCase>(CaseMove.Lower, "降级 Lower: its owner says that it is smaller"),
        new CaseMoveEndpoint<HandBackCase>(CaseMove.HandBack, "下放 Hand back: to the level that owns such matters"),
    ];

    /// <summary>The moves by name.</summary>
    public static FrozenDictionary<string, CaseMoveEndpoint> ByName { get; } =
        All.ToFrozenDictionary(move => move.Name, StringComparer.Ordinal);
}
