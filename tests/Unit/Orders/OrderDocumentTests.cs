using GridOrleans.Orders;
using GridOrleans.Unit.Workflow;
using Xunit;

namespace GridOrleans.Unit.Orders;

/// <summary>docs/orders.md tells what the definition says: its table is compared with the one made from it.</summary>
public sealed class OrderDocumentTests
{
    [Fact]
    public void The_table_of_moves_is_the_definition() =>
        new MovesTable<OrderState, OrderSlip, OrderMove>(
            OrderDefinition.Definition,
            ("**resident 点单人**", OrderClaims.OfAnyResident[0].Roles),
            ("**grid 网格**", OrderClaims.OfTheGrid[0].Roles),
            ("**supervisor 督查**", OrderClaims.OfASupervisor[0].Roles))
        .AssertShownIn("orders.md", nameof(OrderDocumentTests));
}
