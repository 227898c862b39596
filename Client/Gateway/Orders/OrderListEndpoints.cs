using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Orders;

/// <summary>Lists of orders across grids.</summary>
internal static class OrderListEndpoints
{
    /// <summary>Adds <c>GET /v1/orders</c>.</summary>
    public static void MapOrderLists(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/orders", List)
            .WithTags("Orders 联单")
            .WithName("listOrders")
            .WithSummary("List a subtree's orders, the latest change first; with updated_since the oldest")
            .ProducesProblems(400, 403, 404);

    private static async Task<Results<Ok<OrderPage>, ProblemResult>> List(
        [AsParameters] OrderListAddress address,
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
                () => grains.GetGrain<IOrderListGrain>(FileLists.Key).List(query));
    }
}
