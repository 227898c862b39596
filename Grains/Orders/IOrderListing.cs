namespace GridOrleans.Orders;

/// <summary>Where lists of orders come from: the read model of the storage engine.</summary>
internal interface IOrderListing
{
    /// <summary>One page; see <see cref="OrderQuery"/>.</summary>
    /// <exception cref="ArgumentException">The query cannot be answered; the message says what is expected.</exception>
    Task<OrderPage> List(OrderQuery query, CancellationToken cancellationToken);
}
