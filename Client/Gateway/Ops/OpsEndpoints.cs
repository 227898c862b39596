using GridOrleans.Access;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Tallies;

namespace GridOrleans.Gateway.Ops;

/// <summary>How this process bears its load, for operators: while a surge runs, and otherwise.</summary>
internal static class OpsEndpoints
{
    /// <summary>Adds <c>/v1/ops/live</c>.</summary>
    public static void MapOps(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/ops/live", Look)
            .WithTags("Operation 运维")
            .WithName("watchOps")
            .WithSummary("Arrivals, latency, queue and refusals of this process as server-sent events, one a second")
            .Produces<OpsBeat>(200, "text/event-stream")
            .ProducesProblems(403);

    private static IResult Look(HttpContext http, OpsWatch watch, LiveTime time) =>
        http.Caller().Grants.Any(grant => grant.Role is Role.Operator)
            ? TypedResults.ServerSentEvents(watch.Look(time.End(http)))
            : Replies.Problem(RefusalCode.NotEntitled, "Only an operator sees how the process bears its load.");
}
