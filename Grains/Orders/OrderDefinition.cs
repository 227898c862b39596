using System.Collections.Immutable;
using GridOrleans.Workflow;
using static GridOrleans.Orders.OrderConditions;
using static GridOrleans.Orders.OrderSlip;
using Rule = GridOrleans.Workflow.MoveRule<
    GridOrleans.Orders.OrderState,
    GridOrleans.Orders.OrderSlip,
    GridOrleans.Orders.OrderMove>;

namespace GridOrleans.Orders;

/// <summary>
/// The workflow of an order as data. The six slips, their order and their takers are published by the city; the side
/// moves, the conditions and which roles the takers hold are our convention. docs/orders.md shows it as a table.
/// </summary>
internal static class OrderDefinition
{
    private static readonly ImmutableArray<Rule> MainMoves =
    [
        new(OrderMove.Place, new("群众点单", "Place"))
        {
            To = [Ordered],
            Who = OrderClaims.OfAnyResident,
            Demands = [new("网格已建立", "the grid is established")],
        },
        new(OrderMove.Accept, new("网格接单", "Accept"))
        {
            From = [Ordered],
            To = [Accepted],
            Who = OrderClaims.OfTheGrid,
        },
        new(OrderMove.Dispatch, new("村社派单", "Dispatch"))
        {
            From = [Accepted, Dispatched],
            To = [Dispatched],
            Who = OrderClaims.OfTheClerk,
            Demands = [new("1–20 名党员，第一名牵头", "1–20 Party members, the first leads")],
        },
        new(OrderMove.Fulfil, new("党员履单", "Fulfil"))
        {
            From = [Dispatched],
            To = [Dispatched, Fulfilled],
            Who = OrderClaims.OfAHelper,
            Demands = [new("全部确认方为履单", "the last helper's confirmation fulfils the order")],
        },
        new(OrderMove.Verify, new("督查兑单", "Verify"))
        {
            From = [Fulfilled],
            To = [Verified],
            Who = OrderClaims.OfASupervisor,
            Demands = [new("须询问群众", "what the resident said when asked")],
        },
        new(OrderMove.Archive, new("归档销单", "Archive"))
        {
            From = [Verified],
            To = [Archived],
            Who = OrderClaims.OfTheClerk,
        },
    ];

    private static readonly ImmutableArray<Rule> SideMoves =
    [
        new(OrderMove.Solve, new("自办", "Solve"))
        {
            From = [Accepted],
            To = [Fulfilled],
            Who = OrderClaims.OfTheAcceptor,
        },
        new(OrderMove.SendBack, new("退单", "Send back"))
        {
            From = [Fulfilled],
            To = [Dispatched, Accepted],
            Who = OrderClaims.OfASupervisor,
        },
        new(OrderMove.Override, new("代确认", "Override"))
        {
            From = [Dispatched],
            To = [Fulfilled],
            Conditions = [LeadConfirmed],
            Who = OrderClaims.OfTheLead,
        },
        new(OrderMove.Decline, new("不接单", "Decline"))
        {
            From = [Ordered],
            To = [Archived],
            Who = OrderClaims.OfTheGrid,
        },
        new(OrderMove.Withdraw, new("撤单", "Withdraw"))
        {
            From = [Ordered, Accepted],
            To = [Archived],
            Who = OrderClaims.OfTheResident,
        },
        new(OrderMove.Reopen, new("重启", "Reopen"))
        {
            From = [Archived],
            To = [Accepted, Ordered],
            Who = OrderClaims.OfADesk,
        },
        new(OrderMove.Rate, new("评价", "Rate"))
        {
            From = [Verified, Archived],
            Conditions = [Served, NotRated],
            Who = OrderClaims.OfTheResident,
        },
    ];

    /// <summary>The definition.</summary>
    public static WorkflowDefinition<OrderState, OrderSlip, OrderMove> Definition { get; } = new()
    {
        Noun = new("联单", "order"),
        Steps = ImmutableSortedDictionary.CreateRange(new Dictionary<OrderSlip, Wording>
        {
            [Ordered] = new("群众点单", "Ordered"),
            [Accepted] = new("网格接单", "Accepted"),
            [Dispatched] = new("村社派单", "Dispatched"),
            [Fulfilled] = new("党员履单", "Fulfilled"),
            [Verified] = new("督查兑单", "Verified"),
            [Archived] = new("归档销单", "Archived"),
        }),
        Moves = [.. MainMoves, .. SideMoves],
        StepOf = order => order.Slip,
        PlaceOf = order => order.Number.Grid,
    };

    /// <summary>The engine that runs it.</summary>
    public static WorkflowEngine<OrderState, OrderSlip, OrderMove> Engine { get; } = new(Definition);
}
