namespace GridOrleans.Orders;

/// <summary>What people see of an order.</summary>
internal static class OrderViews
{
    /// <summary>The order as it stands.</summary>
    public static OrderView View(OrderState order) => new()
    {
        Number = order.Number,
        Slip = order.Slip,
        Version = order.Version,
        Text = order.Text,
        Place = order.Place,
        Resident = order.Resident,
        SlipTimes = order.SlipTimes,
        UpdatedAt = order.UpdatedAt,
        AcceptedBy = order.AcceptedBy,
        Helpers = order.Helpers,
        Confirmations = order.Confirmations,
        SelfSolved = order.SelfSolved,
        Result = order.Result,
        Overridden = order.Overridden,
        SentBack = order.SentBack,
        VerifiedBy = order.VerifiedBy,
        ResidentSaid = order.ResidentSaid,
        Satisfied = order.Satisfied,
        Stars = order.Stars,
        Outcome = order.Outcome,
        Reason = order.Reason,
        Evidence = order.Evidence,
        LegalMoves = OrderDefinition.Engine.LegalMoves(order),
    };
}
