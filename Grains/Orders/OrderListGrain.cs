using Orleans.Concurrency;

namespace GridOrleans.Orders;

/// <summary>Answers lists from the read model, on whichever silo is asked.</summary>
[GrainType("order-list"), StatelessWorker]
internal sealed class OrderListGrain(IOrderListing listing) : Grain, IOrderListGrain
{
    /// <inheritdoc/>
    public Task<OrderPage> List(OrderQuery query) => listing.List(query, CancellationToken.None);
}
