using System.Collections.Immutable;
using GridOrleans.Orders;

namespace GridOrleans.Grids;

/// <summary>The grid's orders, by the same mechanism as its cases.</summary>
internal sealed partial class GridGrain
{
    /// <inheritdoc/>
    public Task<Reply<OrderView>> ExecuteOrder(OrderRequest request) => _orders.Execute(request);

    /// <inheritdoc/>
    public Task<ImmutableArray<Reply<OrderView>>> ExecuteOrders(ImmutableArray<OrderRequest> requests) =>
        _orders.ExecuteMany(requests);

    /// <inheritdoc/>
    public async Task<Reply<OrderFile>> ReadOrder(OrderNumber number, DateTimeOffset? asOf)
    {
        var (view, history) = await _orders.Read(number.Grid, number.Serial, asOf);
        return view is null
            ? new Refusal(RefusalCode.UnknownOrder, Missing("order", number.ToString(), asOf))
            : new OrderFile(view, history);
    }
}
