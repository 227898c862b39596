using GridOrleans.Access;
using GridOrleans.Escalation;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Units;

/// <summary>A unit's desk: what waits for it, and what it was told.</summary>
internal static class DocketEndpoints
{
    /// <summary>Adds <c>GET /v1/units/{code}/docket</c>.</summary>
    public static void MapDockets(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/units/{code}/docket", Read)
            .WithTags("Units 单位")
            .WithName("readDocket")
            .WithSummary("待办台 A unit's desk: matters waiting, acknowledged, overdue, by severity")
            .ProducesProblems(400, 403, 404);

    private static async Task<Results<Ok<Docket>, ProblemResult>> Read(
        string code,
        [AsParameters] DocketAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!UnitCode.TryParse(code, null, out var unit) || unit.Level is UnitLevel.Grid)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{code}' is not the code of a unit with a docket; a grid's cases are at /v1/cases?unit={code}.",
                new FieldError("code", "Expected: 4, 6, 9 or 12 digits."));
        }

        var (query, errors) = address.Read(http.Request.Query);
        if (query is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        if (!http.Caller().Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        return units.Find(unit) is null
            ? Replies.Problem(CaseReach.UnknownUnit(unit))
            : TypedResults.Ok(await grains.GetGrain<IUnitGrain>(code).ReadDocket(query));
    }
}
