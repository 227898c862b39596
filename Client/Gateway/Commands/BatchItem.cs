using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Commands;

/// <summary>One command of a batch, addressed to its grid, or why it cannot be.</summary>
/// <param name="Id">The command's id, where it could be read.</param>
/// <param name="Grid">The grid that decides.</param>
/// <param name="Request">What the grid is asked.</param>
/// <param name="Problem">Why nothing is asked.</param>
internal sealed record BatchItem(string? Id, UnitCode Grid, CaseRequest? Request, ProblemResult? Problem)
{
    /// <summary>The field of a batched command that names its move.</summary>
    public const string MoveField = "move";

    private const string IdField = "id";
    private const string CaseField = "case";
    private const string ReportMove = "report";

    private static readonly JsonTypeInfo ReportContract = GatewayJson.BatchedCommands.GetTypeInfo(typeof(CaseReport));

    /// <summary>Lets a command stand beside the fields that address it, without taking them for its own.</summary>
    public static void AllowAddress(JsonTypeInfo contract)
    {
        if (contract.Type != typeof(CaseReport) && !contract.Type.IsSubclassOf(typeof(CaseCommand)))
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)[IdField, CaseField, MoveField])
        {
            contract.Properties.Add(contract.CreateJsonPropertyInfo(typeof(JsonElement), name));
        }
    }

    /// <summary>Reads an item and judges whether its grid may be asked.</summary>
    public static BatchItem Read(JsonElement json, Caller by, IGridLocator locator, UnitDirectory units)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return Refused(null, Invalid(IdField, "Expected: a command as an object."));
        }

        if (!CommandId.TryParse(Text(json, IdField), null, out var id))
        {
            return Refused(Text(json, IdField), new(
                ProblemKind.IdempotencyKey,
                "Nothing was changed. 'id' has 8–64 letters, digits, '-', '_', '.' or ':'. "
                + IdempotencyKey.OneWayToRetry));
        }

        var item = Text(json, MoveField) is ReportMove
            ? ReadReport(id, json, by, locator)
            : ReadMove(id, json, by);
        return item.Problem is null && CaseReach.Write(by, item.Grid, units) is { } refusal
            ? Refused(item.Id, Replies.Problem(refusal))
            : item;
    }

    private static BatchItem ReadReport(CommandId id, JsonElement json, Caller by, IGridLocator locator)
    {
        if (json.TryGetProperty(CaseField, out _))
        {
            return Refused(id.ToString(), Invalid(CaseField, "A report opens its case; leave the field out."));
        }

        var (report, unreadable) = Fields<CaseReport>(json, ReportContract);
        if (report is null)
        {
            return Refused(id.ToString(), unreadable);
        }

        var (grid, problem) = report.Locate(locator);
        return problem is null
            ? new(id.ToString(), grid, new(id, by, null, report.Command), null)
            : Refused(id.ToString(), problem);
    }

    private static BatchItem ReadMove(CommandId id, JsonElement json, Caller by)
    {
        if (Text(json, MoveField) is not { } name || !CaseMoves.ByName.TryGetValue(name, out var move))
        {
            var known = string.Join(", ", CaseMoves.All.Select(known => known.Name).Prepend(ReportMove));
            return Refused(id.ToString(), Invalid(MoveField, $"Expected: one of {known}."));
        }

        if (!CaseNumber.TryParse(Text(json, CaseField), null, out var number))
        {
            return Refused(id.ToString(), Invalid(CaseField, "Expected: a case number, such as 140212100201001-1."));
        }

        var (command, problem) = Fields<CaseCommand>(json, move.Contract);
        return command is null
            ? Refused(id.ToString(), problem)
            : new(id.ToString(), number.Grid, new(id, by, number, command), null);
    }

    private static (T? Fields, ProblemResult? Problem) Fields<T>(JsonElement json, JsonTypeInfo contract)
        where T : class
    {
        try
        {
            return ((T?)json.Deserialize(contract), null);
        }
        catch (JsonException)
        {
            return (null, JsonBody.Explain(json, contract));
        }
    }

    private static string? Text(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static BatchItem Refused(string? id, ProblemResult? problem) => new(id, default, null, problem);

    private static ProblemResult Invalid(string field, string expected) => Replies.Problem(
        RefusalCode.Invalid,
        "Nothing was changed. Put the named field right and send the command again.",
        new FieldError(field, expected));
}
