using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Orders;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Commands;

/// <summary>One command of a batch, addressed to its grid, or why it cannot be.</summary>
/// <param name="Id">The command's id, where it could be read.</param>
/// <param name="Grid">The grid that decides.</param>
/// <param name="Problem">Why nothing is asked.</param>
internal sealed record BatchItem(string? Id, UnitCode Grid, ProblemResult? Problem)
{
    /// <summary>The field of a batched command that names its move.</summary>
    public const string MoveField = "move";

    private const string IdField = "id";

    /// <summary>What the grid is asked of a case.</summary>
    public CaseRequest? Case { get; private init; }

    /// <summary>What the grid is asked of an order.</summary>
    public OrderRequest? Order { get; private init; }

    /// <summary>Whether it opens a case or an order.</summary>
    public bool Opens => this is { Case.Case: null } or { Order.Order: null };

    /// <summary>Lets a command stand beside the fields that address it, without taking them for its own.</summary>
    public static void AllowAddress(JsonTypeInfo contract)
    {
        if (FieldOf(contract.Type) is not { } field)
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)[IdField, field, MoveField])
        {
            contract.Properties.Add(contract.CreateJsonPropertyInfo(typeof(JsonElement), name));
        }
    }

    /// <summary>Reads an item and judges whether its grid may be asked.</summary>
    public static BatchItem Read(JsonElement json, Caller by, IGridLocator locator, UnitDirectory units)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return new(null, default, Invalid(IdField, "Expected: a command as an object."));
        }

        if (!CommandId.TryParse(Text(json, IdField), null, out var id))
        {
            return new(Text(json, IdField), default, new(
                ProblemKind.IdempotencyKey,
                "Nothing was changed. 'id' has 8–64 letters, digits, '-', '_', '.' or ':'. "
                + IdempotencyKey.OneWayToRetry));
        }

        var item = IsOnOrder(json) ? ReadOrder(id, json, by, locator) : ReadCase(id, json, by, locator);
        return item.Problem is null && CaseReach.Write(by, item.Grid, units) is { } refusal
            ? new(item.Id, default, Replies.Problem(refusal))
            : item;
    }

    /// <summary>A field's text; null when it is missing or no text.</summary>
    public static string? Text(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The problem with one field.</summary>
    public static ProblemResult Invalid(string field, string expected) => Replies.Problem(
        RefusalCode.Invalid,
        "Nothing was changed. Put the named field right and send the command again.",
        new FieldError(field, expected));

    // A command says what it is about by the file that it names, or by the move that opens one.
    private static bool IsOnOrder(JsonElement json) =>
        json.TryGetProperty(OrderNoun.Noun.Field, out _) || Text(json, MoveField) == OrderNoun.Noun.Opening;

    private static BatchItem ReadCase(CommandId id, JsonElement json, Caller by, IGridLocator locator)
    {
        var (grid, request, problem) = CaseNoun.Noun.ReadBatched<CaseReport>(id, json, by, locator);
        return new(id.ToString(), grid, problem) { Case = request };
    }

    private static BatchItem ReadOrder(CommandId id, JsonElement json, Caller by, IGridLocator locator)
    {
        var (grid, request, problem) = OrderNoun.Noun.ReadBatched<OrderPlacement>(id, json, by, locator);
        return new(id.ToString(), grid, problem) { Order = request };
    }

    private static string? FieldOf(Type command) =>
        command == typeof(CaseReport) || command.IsSubclassOf(typeof(CaseCommand)) ? CaseNoun.Noun.Field
        : command == typeof(OrderPlacement) || command.IsSubclassOf(typeof(OrderCommand)) ? OrderNoun.Noun.Field
        : null;
}
