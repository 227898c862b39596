using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A fake grid's orders: every move is carried out, and a resend answered as the first time.</summary>
internal sealed class FakeOrders(UnitCode grid)
{
    private readonly Dictionary<CommandId, Reply<OrderView>> _answered = [];
    private readonly Dictionary<OrderNumber, OrderView> _orders = [];

    public List<OrderRequest> Asked { get; } = [];

    public ICollection<OrderNumber> Numbers => _orders.Keys;

    public OrderNumber Add(string resident)
    {
        var number = new OrderNumber(grid, _orders.Count + 1);
        _orders.Add(number, View(number, new(resident, Role.Resident, grid), "换灯泡"));
        return number;
    }

    public Reply<OrderView> Do(OrderRequest request)
    {
        Asked.Add(request);
        if (!_answered.TryGetValue(request.Id, out var reply))
        {
            reply = request.Command is PlaceOrder place ? Place(request, place) : Move(request);
            _answered.Add(request.Id, reply);
        }

        return reply;
    }

    public Reply<OrderFile> Read(OrderNumber number, DateTimeOffset? asOf) => _orders.TryGetValue(number, out var order)
        ? new OrderFile(order with { UpdatedAt = asOf ?? order.UpdatedAt }, [Entry(order)])
        : Unknown(number);

    private OrderView Place(OrderRequest request, PlaceOrder place)
    {
        var number = new OrderNumber(grid, _orders.Count + 1);
        return _orders[number] = View(number, new(request.By.Id, request.By.Grants[0].Role, grid), place.Text);
    }

    private Reply<OrderView> Move(OrderRequest request) => _orders.TryGetValue(request.Order!.Value, out var order)
        ? _orders[order.Number] = order with { Version = order.Version + 1 }
        : Unknown(request.Order.Value);

    private Refusal Unknown(OrderNumber number) =>
        new(RefusalCode.UnknownOrder, $"Grid {grid} has no order {number}.")
        {
            OrderMoves = [OrderMove.SendBack, OrderMove.Verify],
        };

    private static OrderView View(OrderNumber number, Signature resident, string text) => new()
    {
        Number = number,
        Slip = OrderSlip.Ordered,
        Version = 1,
        Text = text,
        Place = new(113.1, 40.1),
        Resident = resident,
        SlipTimes = [FakeCity.Noon, null, null, null, null, null],
        UpdatedAt = FakeCity.Noon,
        LegalMoves = [OrderMove.Accept, OrderMove.SendBack],
    };

    private static CaseFileEntry Entry(OrderView order) =>
        new(order.Version, order.UpdatedAt, "order_placed", "id-of-command", """{"text":"换灯泡"}""", "00ff");
}

/// <summary>A list that remembers the question.</summary>
internal sealed class FakeOrderList : IOrderListGrain
{
    public OrderQuery? Asked { get; private set; }

    public Task<OrderPage> List(OrderQuery query)
    {
        Asked = query;
        return query.Cursor is "foreign"
            ? throw new ArgumentException("The cursor belongs to another question.", nameof(query))
            : Task.FromResult(new OrderPage([], "next-page", FakeCity.Noon));
    }
}
