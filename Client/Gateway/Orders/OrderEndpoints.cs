namespace GridOrleans.Gateway.Orders;

/// <summary>One order: place it, read its file, move it.</summary>
internal static class OrderEndpoints
{
    /// <summary>Adds <c>/v1/orders</c> and everything below that is about one order.</summary>
    public static void MapOrders(this IEndpointRouteBuilder v1, GatewayOptions options) =>
        OrderNoun.Noun.Map<OrderPlacement>(
            v1.MapGroup("/orders").WithTags("Orders 联单"),
            options,
            "1 点单 Place: the grid that covers the place takes it");
}
