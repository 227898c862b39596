using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway;

/// <summary>From the city's answers to HTTP: the only place where a refusal gets its status.</summary>
internal static class Replies
{
    /// <summary>Every refusal's kind, by code.</summary>
    public static ImmutableArray<ProblemKind> Kinds { get; } = [.. Enum.GetValues<RefusalCode>().Select(Kind)];

    /// <summary>A refusal as a problem.</summary>
    public static ProblemResult Problem(Refusal refusal) => new(Kinds[(int)refusal.Code], refusal.Detail)
    {
        LegalMoves = [.. Names(refusal.LegalMoves), .. Names(refusal.OrderMoves)],
        Errors = refusal.Fields,
    };

    /// <summary>A refusal that the gateway speaks itself, in the city's words.</summary>
    public static ProblemResult Problem(RefusalCode code, string detail, params ImmutableArray<FieldError> errors) =>
        Problem(new(code, detail) { Fields = errors });

    /// <summary>200 with the value, or the problem.</summary>
    public static Results<Ok<T>, ProblemResult> Ok<T>(Reply<T> reply)
        where T : class =>
        reply.Accepted ? TypedResults.Ok(reply.Value) : Problem(reply.Refusal);

    private static IEnumerable<string> Names<T>(ImmutableArray<T> moves)
        where T : struct, Enum =>
        (moves.IsDefault ? [] : moves).Select(move => JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString()));

    private static ProblemKind Kind(RefusalCode code) => code switch
    {
        RefusalCode.Invalid => new("invalid", 400, "The request cannot be accepted as it is", "请求内容无效"),
        RefusalCode.UnknownUnit => new("unknown_unit", 404, "There is no such unit", "单位不存在"),
        RefusalCode.UnknownCase => new("unknown_case", 404, "There is no such case", "案卷不存在"),
        RefusalCode.NotEntitled => new("not_entitled", 403, "None of your roles may do this here", "无权操作"),
        RefusalCode.WrongStep => new("wrong_step", 409, "The case does not stand where this begins", "案卷当前步骤不允许"),
        RefusalCode.CommandIdReused => new("command_id_reused", 422, "The id belongs to another command", "幂等键已用于其他命令"),
        RefusalCode.UnknownItem => new("unknown_item", 400, "The item is not in the catalogue", "事项不在清单内"),
        RefusalCode.TicketRequired => new("ticket_required", 409, "An admission ticket is needed", "须凭准入票"),
        RefusalCode.TicketExpired => new("ticket_expired", 409, "The admission ticket has expired", "准入票已过期"),
        RefusalCode.BigMatter => new("big_matter", 409, "A big matter is not finished in its grid", "大事不得在网格办结"),
        RefusalCode.SamePerson => new("same_person", 409, "The handler does not confirm their own work", "经办人不得自行反馈"),
        RefusalCode.DeadlinePassed => new("deadline_passed", 409, "The deadline has passed", "时限已过"),
        RefusalCode.Spent => new("spent", 409, "The move was made as often as it may be", "次数已用尽"),
        RefusalCode.CalendarMissing => new("calendar_missing", 503, "The calendar lacks a year", "节假日历缺少年份"),
        RefusalCode.UnknownOrder => new("unknown_order", 404, "There is no such order", "联单不存在"),
        RefusalCode.TicketExhausted => new("ticket_exhausted", 409, "The ticket's volume is used up", "准入票数量已用尽"),
        RefusalCode.UnknownPatrol => new("unknown_patrol", 404, "There is no such patrol", "巡查不存在"),
        RefusalCode.UnknownPost => new("unknown_post", 404, "The county has no such post", "岗位不存在"),
        RefusalCode.QuotaFull => new("quota_full", 409, "All places of the post are held", "岗位名额已满"),
        RefusalCode.UnknownGridworker => new("unknown_gridworker", 404, "There is no such gridworker", "网格员不存在"),
        RefusalCode.NotOnStaff => new("not_on_staff", 409, "They do not work in this grid", "不在该网格任职"),
        RefusalCode.UnknownTicket => new("unknown_ticket", 404, "There is no such ticket", "准入票不存在"),
        RefusalCode.UnknownRecord => new("unknown_record", 404, "There is no such record", "台账记录不存在"),
        RefusalCode.UnknownTraining => new("unknown_training", 404, "There is no such training", "培训不存在"),
        RefusalCode.UnknownAppeal => new("unknown_appeal", 404, "There is no such appeal", "申诉不存在"),
        RefusalCode.Sealed => new("sealed", 403, "The field is sealed", "封存信息，须经复核"),
    };
}
