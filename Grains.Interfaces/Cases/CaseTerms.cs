using System.Text.Json.Serialization;

namespace GridOrleans.Cases;

/// <summary>The six steps of a case, in their order (published by the city).</summary>
[GenerateSerializer, Alias("case-step"), JsonConverter(typeof(SnakeCase<CaseStep>))]
public enum CaseStep
{
    /// <summary>1 问题上报.</summary>
    Reported,

    /// <summary>2 案卷建立.</summary>
    Filed,

    /// <summary>3 任务指派.</summary>
    Assigned,

    /// <summary>4 调查落实: under way, or finished and waiting for feedback.</summary>
    Investigated,

    /// <summary>5 处理反馈.</summary>
    FedBack,

    /// <summary>6 结案归档: the file is sealed.</summary>
    Archived,
}

/// <summary>Everything that can be done to a case: the moves of the six steps, and the side moves.</summary>
[GenerateSerializer, Alias("case-move"), JsonConverter(typeof(SnakeCase<CaseMove>))]
public enum CaseMove
{
    /// <summary>A matter is reported 上报.</summary>
    Report,

    /// <summary>The file is opened 立案: severity, owner and time limits are set.</summary>
    File,

    /// <summary>The task is given to somebody 指派.</summary>
    Assign,

    /// <summary>The assignee begins 开始处理.</summary>
    Start,

    /// <summary>The assignee is done 处理完毕.</summary>
    Finish,

    /// <summary>Somebody else confirms the result to the reporter 反馈.</summary>
    Confirm,

    /// <summary>The result is not accepted 返工.</summary>
    Rework,

    /// <summary>The file is sealed 归档.</summary>
    Close,

    /// <summary>The assignee gives the task back 退回.</summary>
    Return,

    /// <summary>The deadline is moved 延期: before it has passed, at most twice.</summary>
    Extend,

    /// <summary>The clock stops 挂账: once.</summary>
    Suspend,

    /// <summary>The clock goes on 恢复.</summary>
    Resume,

    /// <summary>The matter goes one level up 报大事.</summary>
    Escalate,

    /// <summary>A superior sets a deadline 督办.</summary>
    Supervise,

    /// <summary>The case is the same matter as another one 并案.</summary>
    Merge,

    /// <summary>The report is not accepted 不予受理.</summary>
    Reject,

    /// <summary>A sealed file is taken up again 重启.</summary>
    Reopen,

    /// <summary>The reporter objects to a sealed file 申诉.</summary>
    Appeal,

    /// <summary>The reporter rates the result 评价.</summary>
    Rate,

    /// <summary>The one-key alarm 一键报警: reported and filed at once, at least as severity 02.</summary>
    Alarm,

    /// <summary>The owner has taken the matter on 签收.</summary>
    Acknowledge,

    /// <summary>A superior says how to go about it 指导.</summary>
    Guide,

    /// <summary>The matter is bigger than it was filed 提级.</summary>
    Raise,

    /// <summary>The matter is smaller than it was filed 降级: only its owner may say so.</summary>
    Lower,

    /// <summary>The owner gives the matter back to the level that owns such matters first 下放.</summary>
    HandBack,
}

/// <summary>How big a matter is: the city's coded list 01–04. Smaller numbers are bigger matters.</summary>
[GenerateSerializer, Alias("severity"), JsonConverter(typeof(SnakeCase<Severity>))]
public enum Severity
{
    /// <summary>01 特别重大.</summary>
    Extraordinary = 1,

    /// <summary>02 重大.</summary>
    Major = 2,

    /// <summary>03 较大.</summary>
    Considerable = 3,

    /// <summary>04 一般: the only one that is handled in the grid.</summary>
    Ordinary = 4,
}

/// <summary>How many people a matter concerns: the coded list 01–03.</summary>
[GenerateSerializer, Alias("group-size"), JsonConverter(typeof(SnakeCase<GroupSize>))]
public enum GroupSize
{
    /// <summary>01 个体.</summary>
    Individual = 1,

    /// <summary>02 一般群体.</summary>
    General = 2,

    /// <summary>03 较大群体: at least severity 02 (our convention).</summary>
    Large = 3,
}

/// <summary>Where a report came from.</summary>
[GenerateSerializer, Alias("report-source"), JsonConverter(typeof(SnakeCase<ReportSource>))]
public enum ReportSource
{
    /// <summary>A resident's app 居民.</summary>
    Resident,

    /// <summary>A gridworker on patrol or visit 网格员.</summary>
    Gridworker,

    /// <summary>A department 部门.</summary>
    Department,

    /// <summary>The 12345 hotline 热线.</summary>
    Hotline,
}

/// <summary>How a case ended.</summary>
[GenerateSerializer, Alias("case-outcome"), JsonConverter(typeof(SnakeCase<CaseOutcome>))]
public enum CaseOutcome
{
    /// <summary>It went all its steps.</summary>
    Handled,

    /// <summary>It was not accepted.</summary>
    Rejected,

    /// <summary>It goes on as another case.</summary>
    Merged,
}

/// <summary>Why an assignee gives a task back.</summary>
[GenerateSerializer, Alias("return-reason"), JsonConverter(typeof(SnakeCase<ReturnReason>))]
public enum ReturnReason
{
    /// <summary>Not my duty 非本职.</summary>
    NotMyDuty,

    /// <summary>Not on the list of admitted items 不在清单.</summary>
    NotOnList,

    /// <summary>The matter is not at this place 地点不符.</summary>
    WrongPlace,
}

/// <summary>What must be ticked before a file is sealed (our convention).</summary>
[GenerateSerializer, Alias("closing-condition"), JsonConverter(typeof(SnakeCase<ClosingCondition>))]
public enum ClosingCondition
{
    /// <summary>The result is in the file.</summary>
    ResultRecorded,

    /// <summary>The evidence is in the file.</summary>
    EvidenceComplete,

    /// <summary>The reporter was told.</summary>
    ReporterTold,
}

/// <summary>Which of a case's deadlines 时限.</summary>
[GenerateSerializer, Alias("deadline-kind"), JsonConverter(typeof(SnakeCase<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>The owner must have acknowledged the matter 签收时限.</summary>
    Acknowledge,

    /// <summary>The whole case must be done 办结时限.</summary>
    Handle,

    /// <summary>The current step must be left 环节时限.</summary>
    Step,

    /// <summary>A superior's deadline 督办时限.</summary>
    Supervision,
}

/// <summary>What kind of assignee a task is given to.</summary>
[GenerateSerializer, Alias("assignee-kind"), JsonConverter(typeof(SnakeCase<AssigneeKind>))]
public enum AssigneeKind
{
    /// <summary>A gridworker 网格员: only with an admission ticket.</summary>
    Gridworker,

    /// <summary>A department's handler 部门.</summary>
    Department,
}
