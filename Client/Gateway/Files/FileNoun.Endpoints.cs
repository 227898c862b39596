using GridOrleans.Access;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Files;

// The addresses of one file: open it, read it, move it.
internal abstract partial class FileNoun<TNumber, TCommand, TRequest, TView, TFile>
{
    /// <summary>Adds the noun's address, and everything below it that is about one file.</summary>
    /// <typeparam name="TOpening">The body that opens a file.</typeparam>
    /// <param name="files">The noun's address.</param>
    /// <param name="options">The gateway's bounds.</param>
    /// <param name="opening">What opening one is, in Chinese and English.</param>
    public void Map<TOpening>(RouteGroupBuilder files, GatewayOptions options, string opening)
        where TOpening : class, IOpening<TCommand>
    {
        files.MapGet("/{id}", Show)
            .WithName($"read{Name}")
            .WithSummary($"Read {One} with its whole history; with asOf, as it stood at that instant")
            .ProducesProblems(400, 403, 404);
        var writes = files.MapGroup("")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
        writes.MapPost("", Open<TOpening>)
            .WithName($"{Opening}{Name}")
            .WithSummary(opening);
        foreach (var move in Moves)
        {
            move.Map(writes);
        }
    }

    /// <summary>The answer to a text that is no number.</summary>
    public ProblemResult NotANumber(string id) => Replies.Problem(
        RefusalCode.Invalid,
        $"'{id}' is not the number of {One}, as the answer that opened it gives it.",
        new FieldError("id", $"Expected: such as {ExampleNumber}."));

    private async Task<Results<Created<TView>, ProblemResult>> Open<TOpening>(
        Write<TOpening> write,
        IGridLocator locator,
        UnitDirectory units,
        GridCalls grids,
        CancellationToken stop)
        where TOpening : class, IOpening<TCommand>
    {
        if (!write.Complete)
        {
            return write.Problem;
        }

        var (grid, problem) = write.Body.Locate(locator);
        if (problem is not null)
        {
            return problem;
        }

        if (CaseReach.Write(write.By, grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var request = Request(write.Id, write.By, null, write.Body.Command);
        var (reply, busy) = await Ask(grids, grid, request, stop);
        if (busy is not null)
        {
            return busy;
        }

        return reply!.Accepted
            ? TypedResults.Created($"{Address}/{NumberOf(reply.Value)}", reply.Value)
            : Replies.Problem(reply.Refusal);
    }

    private async Task<Results<Ok<TFile>, ProblemResult>> Show(
        string id,
        string? asOf,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains,
        UrgentCases urgent)
    {
        if (!TNumber.TryParse(id, null, out var number))
        {
            return NotANumber(id);
        }

        DateTimeOffset? instant = InstantJson.TryParse(asOf, out var at) ? at : null;
        if (instant is null && asOf is not null)
        {
            return NotAnInstant("asOf");
        }

        var caller = http.Caller();
        var grid = GridOf(number);
        if (CaseReach.Read(caller, grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var reply = await Read(grains.GetGrain<IGridGrain>(grid.ToString()), number, instant);
        if (reply.Accepted && instant is null)
        {
            Note(reply.Value, urgent);
        }

        return reply.Accepted && !caller.Reads(grid) && !IsOwn(caller, reply.Value)
            ? Replies.Problem(CallerOfRequest.OutOfReach(grid))
            : Replies.Ok(CaseReach.Veil(reply, caller, grid));
    }

    private static ProblemResult NotAnInstant(string field) => Replies.Problem(
        RefusalCode.Invalid,
        "The instant cannot be read. In an address '+' is written %2B.",
        new FieldError(field, $"Expected: {InstantJson.Expected}."));
}
