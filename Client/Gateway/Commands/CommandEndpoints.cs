using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Orders;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway.Commands;

/// <summary>Many commands in one request, each answered as if it had been sent alone.</summary>
internal static class CommandEndpoints
{
    /// <summary>Adds <c>/v1/commands</c>.</summary>
    public static void MapCommands(this IEndpointRouteBuilder v1, GatewayOptions options) =>
        v1.MapPost("/commands", Send)
            .WithTags("Commands 批量命令")
            .WithName("sendCommands")
            .WithSummary("Send a batch: what a phone collected while it was offline")
            .WithMetadata(new RequestSizeLimitAttribute(options.BatchBytesMax))
            .Accepts<CommandBatch>("application/json")
            .ProducesProblems(400, 413, 415);

    private static async Task<Results<Ok<CommandResults>, ProblemResult>> Send(
        HttpContext http,
        IGridLocator locator,
        UnitDirectory units,
        GridCalls grids,
        IOptions<GatewayOptions> options)
    {
        var caller = http.Caller();
        var (items, problem) = await JsonBody.Read(
            http.Request,
            bytes => Parse(bytes, options.Value, item => BatchItem.Read(item, caller, locator, units)));
        if (problem is not null)
        {
            return problem;
        }

        var answers = new BatchAnswers(items.Length, http);
        foreach (var (index, item) in items.Index())
        {
            if (item.Problem is { } refused)
            {
                answers.Add(index, item, refused);
            }
        }

        List<Task> asked = [];
        foreach (var grid in items.Index().Where(item => item.Item.Problem is null).GroupBy(item => item.Item.Grid))
        {
            asked.Add(Ask(new(grids, grid.Key, [.. grid], http.RequestAborted), answers));
        }

        await Task.WhenAll(asked);
        return TypedResults.Ok(answers.All);
    }

    private static (ImmutableArray<BatchItem> Items, ProblemResult? Problem) Parse(
        ReadOnlySequence<byte> bytes,
        GatewayOptions options,
        Func<JsonElement, BatchItem> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind is not JsonValueKind.Object
                || !document.RootElement.TryGetProperty("commands", out var commands)
                || commands.ValueKind is not JsonValueKind.Array
                || document.RootElement.GetPropertyCount() > 1)
            {
                return ([], NotABatch());
            }

            return commands.GetArrayLength() <= options.BatchCommandsMax
                ? ([.. commands.EnumerateArray().Select(read)], null)
                : ([], TooMany(commands.GetArrayLength(), options.BatchCommandsMax));
        }
        catch (JsonException fault)
        {
            return ([], JsonBody.NotJson(fault));
        }
    }

    // One call for all that one grid is asked of its cases, one for its orders: it decides each in their order and
    // commits them together.
    private static Task Ask(GridShare share, BatchAnswers answers) => Task.WhenAll(
        share.Ask(CaseNoun.Noun, item => item.Case, (grid, requests) => grid.ExecuteMany(requests), answers),
        share.Ask(OrderNoun.Noun, item => item.Order, (grid, requests) => grid.ExecuteOrders(requests), answers));

    private static ProblemResult NotABatch() => Replies.Problem(
        RefusalCode.Invalid,
        """Nothing was changed. Expected: { "commands": [ { "id": …, "case": …, "move": …, … }, … ] }, no more.""",
        new FieldError("commands", "Expected: an array of commands."));

    private static ProblemResult TooMany(int count, int most) => new(
        ProblemKind.TooLarge,
        $"Nothing was changed. {count} commands are too many: send at most {most} at a time, the oldest first.");
}
