using GridOrleans.Cases;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Cases;

/// <summary>Lists of cases across grids.</summary>
internal static class CaseListEndpoints
{
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
        return query is null
            ? Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors)
            : await FileLists.Answer(
                query.Unit,
                http,
                units,
                () => grains.GetGrain<ICaseListGrain>(FileLists.Key).List(query));
    }
}
