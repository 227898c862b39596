using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Cases;

/// <summary>The one-key alarm: durable before it is answered.</summary>
internal static class AlarmEndpoints
{
    /// <summary>Adds <c>POST /v1/alarms</c>.</summary>
    public static void MapAlarms(this IEndpointRouteBuilder v1, GatewayOptions options) =>
        v1.MapPost("/alarms", Raise)
            .WithTags("Cases 案卷")
            .WithName("raiseAlarm")
            .WithSummary("一键报警 Alarm: told at once to grid, police-grid team, township and county")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);

    private static async Task<Results<Created<CaseView>, ProblemResult>> Raise(
        Write<AlarmReport> write,
        IGridLocator locator,
        UnitDirectory units,
        GridCalls grids,
        CancellationToken stop)
    {
        if (!write.Complete)
        {
            return write.Problem;
        }

        var (grid, problem) = CaseReport.Locate(write.Body.Place, write.Body.Grid, locator);
        if (problem is not null)
        {
            return problem;
        }

        if (CaseReach.Write(write.By, grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var request = CaseNoun.Noun.Request(write.Id, write.By, null, write.Body.Command);
        var (reply, busy) = await CaseNoun.Noun.Ask(grids, grid, request, stop);
        if (busy is not null)
        {
            return busy;
        }

        return reply!.Accepted
            ? TypedResults.Created($"/v1/cases/{reply.Value.Number}", reply.Value)
            : Replies.Problem(reply.Refusal);
    }
}

/// <summary>An alarm: the place decides which grid takes it.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Text">What the matter is, if there is time to say; at most 2,000 characters.</param>
/// <param name="Grid">The grid that the caller believes covers the place; see a report's.</param>
internal sealed record AlarmReport(Place Place, string? Text = null, UnitCode? Grid = null)
{
    /// <summary>The command.</summary>
    [JsonIgnore]
    public RaiseAlarm Command => new(Place, Text);
}
