using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Tallies;

/// <summary>A unit's numbers as they change.</summary>
internal static class LiveEndpoints
{
    /// <summary>Adds <c>/v1/units/{code}/live</c>.</summary>
    public static void MapLive(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/units/{code}/live", Look)
            .WithTags("Units 单位")
            .WithName("watchUnit")
            .WithSummary("一屏 A unit's numbers as server-sent events: at once and at each change; marks=true: its grids")
            .Produces<LiveTally>(200, "text/event-stream")
            .ProducesProblems(400, 403, 404);

    private static IResult Look(
        string code,
        [FromQuery] bool? marks,
        HttpContext http,
        UnitDirectory units,
        TallyWatches watches,
        LiveTime time)
    {
        if (!UnitCode.TryParse(code, null, out var unit))
        {
            return UnitEndpoints.NoCode(code);
        }

        if (!http.Caller().Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        if (units.Find(unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(unit));
        }

        return TypedResults.ServerSentEvents(watches.Look(unit, marks is true, time.End(http)));
    }
}
