using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>A gridworker's own file, and their duty.</summary>
internal static class GridworkerEndpoints
{
    /// <summary>Adds <c>/v1/gridworkers/{worker}</c>.</summary>
    public static void MapGridworkers(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var worker = v1.MapGroup("/gridworkers/{worker}").WithTags("Gridworkers 网格员");
        worker.MapGet("", Read)
            .WithName("readGridworker")
            .WithSummary("A gridworker's file: appointments, cover, merits, duty")
            .ProducesProblems(400, 403);
        worker.MapPost("/duty", ChangeDuty)
            .WithName("changeDuty")
            .WithSummary("到岗、离岗 The gridworker begins duty in a grid, or ends it")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
    }

    private static async Task<Results<Ok<GridworkerFile>, ProblemResult>> Read(
        string worker, HttpContext http, IGrainFactory grains)
    {
        if (StaffReach.NoWorker(worker) is { } wrong)
        {
            return wrong;
        }

        var caller = http.Caller();
        var file = await grains.GetGrain<IGridworkerGrain>(worker).Read();
        var seen = file with
        {
            Appointments =
            [
                .. file.Appointments.Where(held => StaffReach.Sees(caller, held))
                    .Select(held => StaffReach.Veil(caller, held)),
            ],
        };

        // A stranger must not learn who is a gridworker.
        return seen.Appointments.IsEmpty && caller.Id != worker
            ? Replies.Problem(
                RefusalCode.NotEntitled,
                $"Only {worker}, and desks and centres above the grids worked in, see this file.")
            : TypedResults.Ok(seen);
    }

    private static async Task<Results<Ok<DutyView>, ProblemResult>> ChangeDuty(
        string worker, Write<DutySetting> write, UnitDirectory units, IGrainFactory grains)
    {
        if (StaffReach.NoWorker(worker) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        if (write.Body.Grid is { } grid && CaseReach.Write(write.By, grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        return Replies.Ok(await grains.GetGrain<IGridworkerGrain>(worker)
            .ChangeDuty(new(write.Id, write.By, write.Body.Grid)));
    }
}
