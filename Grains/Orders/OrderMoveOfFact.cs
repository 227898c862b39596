namespace GridOrleans.Orders;

/// <summary>Which move leaves which fact.</summary>
internal static class OrderMoveOfFact
{
    /// <summary>The move.</summary>
    public static OrderMove Find(OrderEvent fact) => fact switch
    {
        OrderPlaced => OrderMove.Place,
        OrderAccepted => OrderMove.Accept,
        OrderDispatched => OrderMove.Dispatch,
        OrderFulfilled => OrderMove.Fulfil,
        OrderVerified => OrderMove.Verify,
        OrderArchived => OrderMove.Archive,
        OrderSolved => OrderMove.Solve,
        OrderSentBack => OrderMove.SendBack,
        OrderOverridden => OrderMove.Override,
        OrderDeclined => OrderMove.Decline,
        OrderWithdrawn => OrderMove.Withdraw,
        OrderReopened => OrderMove.Reopen,
        OrderRated => OrderMove.Rate,
        _ => throw new InvalidOperationException($"No move is known for {fact.GetType().Name}."),
    };
}
