using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gateway.Files;
using GridOrleans.Grids;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Orders;

/// <summary>Orders, as the gateway serves them.</summary>
internal sealed class OrderNoun : FileNoun<OrderNumber, OrderCommand, OrderRequest, OrderView, OrderFile>
{
    /// <summary>The one there is.</summary>
    public static readonly OrderNoun Noun = new();

    /// <inheritdoc/>
    public override string Name => "Order";

    /// <inheritdoc/>
    public override string One => "an order";

    /// <inheritdoc/>
    public override string Address => "/v1/orders";

    /// <inheritdoc/>
    public override string ExampleNumber => "140212100201001-D1";

    /// <inheritdoc/>
    public override string Opening => "place";

    /// <inheritdoc/>
    public override string Field => "order";

    /// <inheritdoc/>
    public override ImmutableArray<MoveEndpoint> Moves => OrderMoves.All;

    /// <inheritdoc/>
    public override MoveEndpoint? Find(string name) => OrderMoves.ByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override UnitCode GridOf(OrderNumber number) => number.Grid;

    /// <inheritdoc/>
    public override OrderNumber NumberOf(OrderView view) => view.Number;

    /// <inheritdoc/>
    public override OrderRequest Request(CommandId id, Caller by, OrderNumber? number, OrderCommand command) =>
        new(id, by, number, command);

    /// <inheritdoc/>
    public override Task<Reply<OrderView>> Execute(IGridGrain grid, OrderRequest request) =>
        grid.ExecuteOrder(request);

    /// <inheritdoc/>
    public override Task<Reply<OrderFile>> Read(IGridGrain grid, OrderNumber number, DateTimeOffset? asOf) =>
        grid.ReadOrder(number, asOf);

    /// <inheritdoc/>
    public override bool IsOwn(Caller caller, OrderFile file) => file.Order.Resident.Id == caller.Id;
}
