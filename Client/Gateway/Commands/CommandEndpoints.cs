using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
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
        IGrainFactory grains,
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

        var results = new CommandResult[items.Length];
        List<Task> asked = [];
        foreach (var grid in items.Index().GroupBy(item => item.Item.Grid))
        {
            asked.Add(Ask(grid.Key.ToString(), [.. grid], results, (http, grains)));
        }

        await Task.WhenAll(asked);
        return TypedResults.Ok(new CommandResults([.. results]));
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

    // One call for all that one grid is asked: it decides them in their order and commits them together.
    private static async Task Ask(
        string grid,
        (int Index, BatchItem Item)[] items,
        CommandResult[] results,
        (HttpContext Http, IGrainFactory Grains) with)
    {
        var requests = ImmutableArray.CreateBuilder<CaseRequest>(items.Length);
        foreach (var (index, item) in items)
        {
            if (item.Request is not null)
            {
                requests.Add(item.Request);
            }
            else
            {
                results[index] = Result(item, item.Problem!, with.Http);
            }
        }

        if (requests.Count == 0)
        {
            return;
        }

        var (replies, fault) = await Execute(with.Grains.GetGrain<IGridGrain>(grid), requests.DrainToImmutable());
        var answered = 0;
        foreach (var (index, item) in items.Where(item => item.Item.Request is not null))
        {
            results[index] = fault is null
                ? Result(item, replies[answered++], with.Http)
                : Result(item, fault, with.Http);
        }
    }

    private static async Task<(ImmutableArray<Reply<CaseView>> Replies, ProblemResult? Fault)> Execute(
        IGridGrain grid,
        ImmutableArray<CaseRequest> requests)
    {
        try
        {
            return (await grid.ExecuteMany(requests), null);
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            return ([], Faults.Unavailable);
        }
    }

    private static CommandResult Result(BatchItem item, Reply<CaseView> reply, HttpContext http)
    {
        var request = item.Request!;
        var seen = CaseReach.Veil(reply, request.By, item.Grid);
        if (!seen.Accepted)
        {
            return Result(item, Replies.Problem(seen.Refusal), http);
        }

        var status = request.Case is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return new(item.Id, status, seen.Value, null);
    }

    private static CommandResult Result(BatchItem item, ProblemResult problem, HttpContext http) =>
        new(item.Id, problem.Kind.Status, null, problem.ToProblem(http));

    private static ProblemResult NotABatch() => Replies.Problem(
        RefusalCode.Invalid,
        """Nothing was changed. Expected: { "commands": [ { "id": …, "case": …, "move": …, … }, … ] }, no more.""",
        new FieldError("commands", "Expected: an array of commands."));

    private static ProblemResult TooMany(int count, int most) => new(
        ProblemKind.TooLarge,
        $"Nothing was changed. {count} commands are too many: send at most {most} at a time, the oldest first.");
}
