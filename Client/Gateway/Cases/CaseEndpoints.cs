using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Cases;

/// <summary>One case: report it, read its file, move it.</summary>
internal static class CaseEndpoints
{
    /// <summary>Adds <c>/v1/cases</c> and everything below that is about one case.</summary>
    public static void MapCases(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var cases = v1.MapGroup("/cases").WithTags("Cases 案卷");
        cases.MapGet("/{id}", Read)
            .WithName("readCase")
            .WithSummary("Read a case with its whole history; with asOf, as it stood at that instant")
            .ProducesProblems(400, 403, 404);
        var writes = cases.MapGroup("")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
        writes.MapPost("", Report)
            .WithName("reportCase")
            .WithSummary("1 上报 Report: the grid that covers the place takes it");
        foreach (var move in CaseMoves.All)
        {
            move.Map(writes);
        }
    }

    private static async Task<Results<Created<CaseView>, ProblemResult>> Report(
        Write<CaseReport> write,
        IGridLocator locator,
        UnitDirectory units,
        IGrainFactory grains)
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

        var reply = await grains.GetGrain<IGridGrain>(grid.ToString())
            .Execute(new(write.Id, write.By, null, write.Body.Command));
        return reply.Accepted
            ? TypedResults.Created($"/v1/cases/{reply.Value.Number}", reply.Value)
            : Replies.Problem(reply.Refusal);
    }

    private static async Task<Results<Ok<CaseFile>, ProblemResult>> Read(
        string id,
        string? asOf,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!CaseNumber.TryParse(id, null, out var number))
        {
            return CaseReach.NotANumber(id);
        }

        DateTimeOffset? instant = InstantJson.TryParse(asOf, out var at) ? at : null;
        if (instant is null && asOf is not null)
        {
            return NotAnInstant("asOf");
        }

        var caller = http.Caller();
        if (CaseReach.Read(caller, number.Grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var reply = await grains.GetGrain<IGridGrain>(number.Grid.ToString()).ReadCase(number, instant);
        return reply.Accepted && !caller.Reads(number.Grid) && !caller.Reported(reply.Value.Case)
            ? Replies.Problem(CallerOfRequest.OutOfReach(number.Grid))
            : Replies.Ok(CaseReach.Veil(reply, caller, number.Grid));
    }

    private static ProblemResult NotAnInstant(string field) => Replies.Problem(
        RefusalCode.Invalid,
        "The instant cannot be read. In an address '+' is written %2B.",
        new FieldError(field, $"Expected: {InstantJson.Expected}."));
}
