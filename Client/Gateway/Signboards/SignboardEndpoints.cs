using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Signboards;

/// <summary>A grid's public signboard 公示牌 as JSON, for everyone: what a board on the wall says.</summary>
internal static class SignboardEndpoints
{
    /// <summary>Adds <c>/v1/grids/{code}/board</c>.</summary>
    public static void MapSignboards(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/grids/{code}/board", Read)
            .AllowAnonymous()
            .WithTags("Units 单位")
            .WithName("readSignboard")
            .WithSummary("公示牌 A grid's public signboard: no token is needed, nothing personal is told unmasked")
            .ProducesProblems(400, 404);

    private static async Task<Results<Ok<SignboardReply>, ProblemResult>> Read(
        string code, HttpContext http, GridSignboards boards)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Replies.Ok(await boards.Read(code, http.Request));
    }
}
