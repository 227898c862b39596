using GridOrleans.Access;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Integration.Reading;

/// <summary>A grid's orders, to which things happen at random, but only what the workflow lets happen.</summary>
internal sealed class OrderHistory(UnitCode grid, Random random)
{
    private static readonly string[] Members = ["wu", "zheng", "feng"];

    private readonly Dictionary<int, OrderState> _orders = [];

    /// <summary>The orders, folded from what was told.</summary>
    public IReadOnlyCollection<OrderState> Orders => _orders.Values;

    /// <summary>A new order of this text.</summary>
    public OrderPlaced Place(string text, string? address = null) => new(
        _orders.Count + 1,
        Sign(Role.Resident, "chen", UnitLevel.Grid),
        text,
        new(113.3 + (random.Next(1_000) / 1_000.0), 40.1, address),
        ["photo/1"]);

    /// <summary>Something that may happen to one of the orders, or a new one.</summary>
    public OrderEvent Happening()
    {
        if (_orders.Count == 0 || random.Next(5) == 0)
        {
            return Place("给李奶奶换灯泡", "平城区大庆路 2 号");
        }

        var order = _orders[random.Next(_orders.Count) + 1];
        var moves = OrderDefinition.Engine.LegalMoves(order);
        return moves.IsEmpty ? Place("nothing else can happen") : Move(order, moves[random.Next(moves.Length)]);
    }

    /// <summary>Takes what happened.</summary>
    public void Apply(OrderEvent fact, DateTimeOffset at, long version) => _orders[fact.Order] =
        OrderState.Apply(_orders.GetValueOrDefault(fact.Order), grid, fact, at, version);

    private OrderEvent Move(OrderState order, OrderMove move)
    {
        var serial = order.Number.Serial;
        var clerk = Sign(Role.VillageClerk, "zhou", UnitLevel.Village);
        var gridworker = Sign(Role.FullTimeGridworker, "zhao", UnitLevel.Grid);
        var township = Sign(Role.TownshipDesk, "township", UnitLevel.Township);
        return move switch
        {
            OrderMove.Accept => new OrderAccepted(serial, gridworker, null),
            OrderMove.Dispatch => new OrderDispatched(serial, clerk, [.. Members[..random.Next(1, 4)]], "带上灯座"),
            OrderMove.Fulfil => new OrderFulfilled(serial, Member(Waiting(order)), "已换好", ["photo/2"]),
            OrderMove.Verify => new OrderVerified(serial, township, "亮了", random.Next(3) > 0),
            OrderMove.Archive => new OrderArchived(serial, clerk),
            OrderMove.Solve => new OrderSolved(serial, gridworker, "done", []),
            OrderMove.SendBack => new OrderSentBack(serial, township, "it flickers"),
            OrderMove.Override => new OrderOverridden(serial, Member(order.Helpers[0]), "the others are ill"),
            OrderMove.Decline => new OrderDeclined(serial, gridworker, "不属网格"),
            OrderMove.Withdraw => new OrderWithdrawn(serial, order.Resident, null),
            OrderMove.Reopen => new OrderReopened(serial, clerk, "又灭了"),
            OrderMove.Rate => new OrderRated(serial, order.Resident, random.Next(1, 6), null),
            OrderMove.Place => throw new InvalidOperationException("Placing opens an order."),
        };
    }

    private static string Waiting(OrderState order) => order.Helpers.First(helper => !order.HasConfirmed(helper));

    private Signature Member(string id) => Sign(Role.PartyMember, id, UnitLevel.Village);

    private Signature Sign(Role role, string id, UnitLevel level) => new(id, role, grid.At(level));
}
