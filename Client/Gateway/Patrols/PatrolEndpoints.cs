using System.ComponentModel;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Patrols;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Patrols;

/// <summary>Gridworkers' patrols 巡查: uploaded by phones, read by desks.</summary>
internal static class PatrolEndpoints
{
    private const string GeoJson = "application/geo+json";

    /// <summary>Adds <c>/v1/gridworkers/{worker}/patrols</c>.</summary>
    public static void MapPatrols(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var patrols = v1.MapGroup("/gridworkers/{worker}/patrols").WithTags("Patrols 巡查");
        patrols.MapPost("/{patrol}", Upload)
            .WithName("uploadPatrol")
            .WithSummary("巡查上传 Whatever a phone has of a patrol: late, repeated and in any order")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        patrols.MapGet("", List)
            .WithName("listPatrols")
            .WithSummary("A gridworker's patrols, the newest first")
            .ProducesProblems(400, 403);
        patrols.MapGet("/{patrol}/track", ReadTrack)
            .WithName("readTrack")
            .WithSummary("轨迹回放 A patrol's track as GeoJSON, as far as an instant")
            .Produces<TrackFeature>(200, GeoJson)
            .ProducesProblems(400, 403, 404);
    }

    private static async Task<Results<Ok<PatrolView>, ProblemResult>> Upload(
        string worker,
        string patrol,
        Write<PatrolUpload> write,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if ((NoPatrol(patrol, out var id) ?? PatrolReach.NoWorker(worker)) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        if (CaseReach.Write(write.By, write.Body.Grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        if (write.By.Id != worker)
        {
            return Replies.Problem(
                RefusalCode.NotEntitled,
                $"You are not {worker}: whoever walks a patrol uploads it under the own name.");
        }

        return Replies.Ok(await grains.GetGrain<IPatrolGrain>(worker)
            .Upload(new(write.Id, write.By, write.Body.Of(id))));
    }

    private static async Task<Results<Ok<PatrolPage>, ProblemResult>> List(
        string worker,
        [FromQuery(Name = "offset"), Description("Patrols to pass over; 0 unless told.")] string? offset,
        [FromQuery(Name = "limit"), Description("Patrols on a page, 1–500; 100 unless told.")] string? limit,
        HttpContext http,
        IGrainFactory grains)
    {
        var address = new ListAddress(http.Request.Query);
        address.Know("offset", "limit");
        var (from, most) = (address.Offset(offset), address.Limit(limit));
        if (PatrolReach.NoWorker(worker) is { } wrong)
        {
            return wrong;
        }

        if (address.Errors is not [])
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", address.Errors);
        }

        return PatrolReach.Sees(http.Caller(), worker) is { } within
            ? TypedResults.Ok(await grains.GetGrain<IPatrolGrain>(worker).List(new(within, from, most)))
            : PatrolReach.Hidden(worker);
    }

    private static async Task<IResult> ReadTrack(
        string worker,
        string patrol,
        [FromQuery(Name = "until"), Description("The instant up to which the track is replayed.")] string? until,
        HttpContext http,
        IGrainFactory grains)
    {
        DateTimeOffset? instant = null;
        if (until is not null)
        {
            if (!InstantJson.TryParse(until, out var parsed))
            {
                return Replies.Problem(
                    RefusalCode.Invalid,
                    "Put the named parameters right.",
                    new FieldError("until", $"Expected: {InstantJson.Expected}; in an address '+' is written %2B."));
            }

            instant = parsed;
        }

        if ((NoPatrol(patrol, out var id) ?? PatrolReach.NoWorker(worker)) is { } wrong)
        {
            return wrong;
        }

        if (PatrolReach.Sees(http.Caller(), worker) is not { } within)
        {
            return PatrolReach.Hidden(worker);
        }

        var reply = await grains.GetGrain<IPatrolGrain>(worker).ReadTrack(id, instant);
        if (!reply.Accepted)
        {
            // A stranger must not learn which patrols there are.
            return within.IsEmpty ? Replies.Problem(reply.Refusal) : PatrolReach.Hidden(worker);
        }

        return within.IsEmpty || within.Any(unit => unit.Contains(reply.Value.Patrol.Grid))
            ? TypedResults.Json(TrackFeature.Of(reply.Value), GatewayJson.Answers.TrackFeature, GeoJson)
            : PatrolReach.Hidden(worker);
    }

    private static ProblemResult? NoPatrol(string text, out PatrolId id) =>
        PatrolId.TryParse(text, null, out id)
            ? null
            : Replies.Problem(
                RefusalCode.Invalid,
                "That is no patrol's id.",
                new FieldError("patrol", "Expected: 8–64 letters, digits, '-', '_' or '.'; a UUID does well."));
}
