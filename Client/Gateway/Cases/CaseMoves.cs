using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Gateway.Files;

namespace GridOrleans.Gateway.Cases;

/// <summary>Every move that a case can be asked for by address; a report has its own.</summary>
internal static class CaseMoves
{
    /// <summary>The moves, in the order of the documentation.</summary>
    public static ImmutableArray<MoveEndpoint> All { get; } =
    [
        CaseNoun.Noun.Move<FileCase>(CaseMove.File, "2 立案 File: severity decides owner and deadline"),
        CaseNoun.Noun.Move<AssignCase>(CaseMove.Assign, "3 指派 Assign: give the task to a gridworker or department"),
        CaseNoun.Noun.Move<StartCase>(CaseMove.Start, "4 开始处理 Start: the assignee begins"),
        CaseNoun.Noun.Move<FinishCase>(CaseMove.Finish, "4 处理完毕 Finish: the assignee is done"),
        CaseNoun.Noun.Move<ConfirmCase>(CaseMove.Confirm, "5 反馈 Confirm: somebody else tells the reporter"),
        CaseNoun.Noun.Move<CloseCase>(CaseMove.Close, "6 归档 Close: seal the file"),
        CaseNoun.Noun.Move<ReworkCase>(CaseMove.Rework, "返工 Rework: the result is not accepted"),
        CaseNoun.Noun.Move<ReturnCase>(CaseMove.Return, "退回 Return: the assignee gives the task back"),
        CaseNoun.Noun.Move<ExtendCase>(CaseMove.Extend, "延期 Extend: move the deadline before it passes"),
        CaseNoun.Noun.Move<SuspendCase>(CaseMove.Suspend, "挂账 Suspend: stop the clock, once"),
        CaseNoun.Noun.Move<ResumeCase>(CaseMove.Resume, "恢复 Resume: the clock goes on"),
        CaseNoun.Noun.Move<EscalateCase>(CaseMove.Escalate, "报大事 Escalate: one level up"),
        CaseNoun.Noun.Move<SuperviseCase>(CaseMove.Supervise, "督办 Supervise: a superior sets a deadline"),
        CaseNoun.Noun.Move<MergeCase>(CaseMove.Merge, "并案 Merge: go on as another case of the grid"),
        CaseNoun.Noun.Move<RejectCase>(CaseMove.Reject, "不予受理 Reject: the report is not accepted"),
        CaseNoun.Noun.Move<ReopenCase>(CaseMove.Reopen, "重启 Reopen: take a sealed file up again"),
        CaseNoun.Noun.Move<AppealCase>(CaseMove.Appeal, "申诉 Appeal: the reporter objects to a sealed file"),
        CaseNoun.Noun.Move<RateCase>(CaseMove.Rate, "评价 Rate: the reporter rates the result"),
        CaseNoun.Noun.Move<AcknowledgeCase>(CaseMove.Acknowledge, "签收 Acknowledge: the owner takes the matter on"),
        CaseNoun.Noun.Move<GuideCase>(CaseMove.Guide, "指导 Guide: a superior says how to go about it"),
        CaseNoun.Noun.Move<RaiseCase>(CaseMove.Raise, "提级 Raise: the matter is bigger than it was filed"),
        CaseNoun.Noun.Move<LowerCase>(CaseMove.Lower, "降级 Lower: its owner says that it is smaller"),
        CaseNoun.Noun.Move<HandBackCase>(CaseMove.HandBack, "下放 Hand back: to the level that owns such matters"),
    ];

    /// <summary>The moves by name.</summary>
    public static FrozenDictionary<string, MoveEndpoint> ByName { get; } =
        All.ToFrozenDictionary(move => move.Name, StringComparer.Ordinal);
}
