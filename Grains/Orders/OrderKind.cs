using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Orders;

/// <summary>Orders as a grid's files.</summary>
internal sealed class OrderKind : FileKind<OrderRequest, OrderState, OrderEvent, OrderView>
{
    /// <inheritdoc/>
    public override FileDrawer<OrderState> Drawer(GridState grid) => grid.Orders;

    /// <inheritdoc/>
    public override CommandId IdOf(OrderRequest request) => request.Id;

    /// <inheritdoc/>
    public override int? SerialOf(OrderRequest request, GridState grid) =>
        request.Order is { } number && number.Grid == grid.Code ? number.Serial : null;

    /// <inheritdoc/>
    public override int SerialOf(OrderEvent fact) => fact.Order;

    /// <inheritdoc/>
    public override Decision Decide(GridState grid, OrderRequest request, DateTimeOffset now) =>
        OrderRules.Decide(grid, request);

    /// <inheritdoc/>
    public override OrderState Apply(OrderState? file, GridState grid, OrderEvent fact, JournalEntry entry) =>
        OrderState.Apply(file, grid.Code, fact, entry.At, entry.Version);

    /// <summary>
    /// Only whoever sent a command repeats it. A new order is compared by its content, since its number is only known
    /// afterwards; any other move by its order and kind.
    /// </summary>
    public override bool IsRepeat(OrderRequest request, OrderEvent fact) =>
        request.By.Id == fact.By.Id && (request.Command, fact) switch
        {
            (PlaceOrder place, OrderPlaced placed) => place.Text == placed.Text && place.Place == placed.Place,
            (_, OrderPlaced) or (PlaceOrder, _) => false,
            _ => request.Order?.Serial == fact.Order && request.Command.Move == OrderMoveOfFact.Find(fact),
        };

    /// <inheritdoc/>
    public override OrderView View(OrderState file, DateTimeOffset now) => OrderViews.View(file);
}
