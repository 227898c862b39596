using GridOrleans.Workflow;

namespace GridOrleans.Orders;

/// <summary>What must hold of an order besides its slip before a move (our convention).</summary>
internal static class OrderConditions
{
    /// <summary>There is a result: only what the lead has done can be ended without the others.</summary>
    public static readonly Condition<OrderState> LeadConfirmed = new(
        new("牵头党员已确认", "the lead has confirmed"),
        order => order.Helpers is [var lead, ..] && order.HasConfirmed(lead));

    /// <summary>There is something to rate.</summary>
    public static readonly Condition<OrderState> Served = new(
        new("未拒单、未撤单", "the order was neither declined nor withdrawn"),
        order => order.Outcome is null or OrderOutcome.Handled);

    /// <summary>The resident has not rated yet.</summary>
    public static readonly Condition<OrderState> NotRated = new(
        new("尚未评价", "the order was not rated yet"),
        order => order.Stars is null,
        RefusalCode.Spent);
}
