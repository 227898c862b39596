using GridOrleans.Access;
using GridOrleans.Orders;
using GridOrleans.Unit.Cases;

namespace GridOrleans.Unit.Orders;

/// <summary>
/// Lives the lives of a grid's orders from random picks. Mostly people do what an order allows, so that lives get long;
/// now and then somebody tries anything at all.
/// </summary>
internal sealed class RandomOrders
{
    private const int OrdersMax = 4;
    private const int OnwardWeight = 4;

    private static readonly string[] Members =
        [OrderStories.Lead.Id, OrderStories.Second.Id, OrderStories.ThreeHats.Id, People.Gridworker.Id];

    // What leads on is more likely than what ends a life early.
    private static readonly HashSet<OrderMove> Onward =
    [
        OrderMove.Accept, OrderMove.Dispatch, OrderMove.Fulfil, OrderMove.Override, OrderMove.Verify, OrderMove.Archive,
        OrderMove.Rate, OrderMove.Reopen,
    ];

    public GridOnPaper Grid { get; } = new();

    /// <summary>Turns a pick into a request on the grid as it stands.</summary>
    public (Caller By, OrderCommand Command, OrderNumber? Order) Choose(Pick pick)
    {
        Grid.Wait(TimeSpan.FromMinutes(pick.Minutes));
        var serial = 1 + (pick.Where % Math.Min(Grid.State.Orders.NextSerial, OrdersMax));
        if (serial == Grid.State.Orders.NextSerial && !pick.Wild)
        {
            return (Any([People.Resident, People.Neighbour, People.Clerk], pick.Who), OrderStories.Lamp, null);
        }

        var move = pick.Wild ? Any(Enum.GetValues<OrderMove>(), pick.What) : Legal(serial, pick.What);
        var by = pick.Wild ? Any(OrderStories.Everyone, pick.Who) : Entitled(serial, move, pick.Who);
        return (by, Command(move, pick.How), move is OrderMove.Place ? null : OrderStories.Number(serial));
    }

    private OrderMove Legal(int serial, int choice)
    {
        var legal = OrderDefinition.Engine.LegalMoves(Grid.Order(serial));
        var onward = legal.Where(Onward.Contains);
        return Any([.. legal, .. Enumerable.Repeat(onward, OnwardWeight).SelectMany(moves => moves)], choice);
    }

    private Caller Entitled(int serial, OrderMove move, int choice)
    {
        var order = Grid.Order(serial);
        Caller[] entitled =
        [
            .. OrderStories.Everyone.Where(caller => OrderDefinition.Engine.Check(order, move, caller).Granted),
        ];
        return entitled.Length == 0 ? People.City : Any(entitled, choice);
    }

    private static OrderCommand Command(OrderMove move, int how) => move switch
    {
        OrderMove.Place => OrderStories.Lamp,
        OrderMove.Accept => new AcceptOrder(),
        OrderMove.Dispatch => new DispatchOrder(
            [.. Enumerable.Range(how, 1 + (how % 3)).Select(helper => Any(Members, helper))]),
        OrderMove.Fulfil => new FulfilOrder("done") { Evidence = how % 4 == 0 ? ["photo/1"] : [] },
        OrderMove.Verify => new VerifyOrder("fine", Satisfied: how % 5 > 0),
        OrderMove.Archive => new ArchiveOrder(),
        OrderMove.Solve => new SolveOrder("done"),
        OrderMove.SendBack => new SendBackOrder("not done"),
        OrderMove.Override => new OverrideOrder("ill"),
        OrderMove.Decline => new DeclineOrder(how % 9 == 0 ? "" : "not here"),
        OrderMove.Withdraw => new WithdrawOrder(),
        OrderMove.Reopen => new ReopenOrder("again"),
        OrderMove.Rate => new RateOrder(how % 6),
    };

    private static T Any<T>(IReadOnlyList<T> choices, int choice) => choices[choice % choices.Count];
}
