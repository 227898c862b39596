using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Cases;

/// <summary>Lists of cases across grids.</summary>
internal static class CaseListEndpoints
{
    /// <summary>The key of every list grain.</summary>
    private const long ListKey = 0;

    /// <summary>Adds <c>GET /v1/cases</c>.</summary>
    public static void MapCaseLists(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/cases", List)
            .WithTags("Cases 案卷")
            .WithName("listCases")
            .WithSummary("List a subtree's cases, the latest change first; with updated_since the oldest")
            .ProducesProblems(400, 403, 404);

    private static async Task<Results<Ok<CasePage>, ProblemResult>> List(
        [AsParameters] CaseListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        var (query, errors) = address.Read(http.Request.Query);
        if (query is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        if (!http.Caller().Reads(query.Unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(query.Unit));
        }

        if (units.Find(query.Unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(query.Unit));
        }

        try
        {
            return TypedResults.Ok(await grains.GetGrain<ICaseListGrain>(ListKey).List(query));
        }
        catch (ArgumentException)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "The cursor is none of this list's. Take nextCursor of the page before with the same filters, or start "
                + "again without a cursor and with updated_since.",
                new FieldError("cursor", "Expected: the nextCursor of the page before."));
        }
    }
}
