using System.Text.Json.Serialization;

namespace GridOrleans.Orders;

/// <summary>The six slips 六联单 of an order, in their order (published by the city).</summary>
[GenerateSerializer, Alias("order-slip"), JsonConverter(typeof(SnakeCase<OrderSlip>))]
public enum OrderSlip
{
    /// <summary>1 群众点单: a resident orders.</summary>
    Ordered,

    /// <summary>2 网格接单: the grid accepts.</summary>
    Accepted,

    /// <summary>3 村社派单: the village dispatches Party members; until all of them have confirmed.</summary>
    Dispatched,

    /// <summary>4 党员履单: it is done, and waits to be verified.</summary>
    Fulfilled,

    /// <summary>5 督查兑单: a supervisor has asked the resident.</summary>
    Verified,

    /// <summary>6 归档销单: the order is sealed.</summary>
    Archived,
}

/// <summary>Everything that can be done to an order: the six slips, and the side moves (our convention).</summary>
[GenerateSerializer, Alias("order-move"), JsonConverter(typeof(SnakeCase<OrderMove>))]
public enum OrderMove
{
    /// <summary>A resident orders 点单.</summary>
    Place,

    /// <summary>The grid accepts 接单.</summary>
    Accept,

    /// <summary>The village dispatches helpers 派单.</summary>
    Dispatch,

    /// <summary>A helper confirms to have done their part 履单; when all have, the order is fulfilled.</summary>
    Fulfil,

    /// <summary>A supervisor asks the resident and verifies 兑单.</summary>
    Verify,

    /// <summary>The order is sealed 销单.</summary>
    Archive,

    /// <summary>Whoever accepted a small order does it alone 自办: nobody is dispatched.</summary>
    Solve,

    /// <summary>The supervisor sends it back 退单.</summary>
    SendBack,

    /// <summary>The lead ends it although not all helpers have confirmed 代确认.</summary>
    Override,

    /// <summary>The grid does not accept it 不接单.</summary>
    Decline,

    /// <summary>The resident no longer wants it 撤单.</summary>
    Withdraw,

    /// <summary>A sealed order is taken up again 重启.</summary>
    Reopen,

    /// <summary>The resident rates it 评价.</summary>
    Rate,
}

/// <summary>How an order ended.</summary>
[GenerateSerializer, Alias("order-outcome"), JsonConverter(typeof(SnakeCase<OrderOutcome>))]
public enum OrderOutcome
{
    /// <summary>It went all its slips.</summary>
    Handled,

    /// <summary>The grid did not accept it.</summary>
    Declined,

    /// <summary>The resident no longer wanted it.</summary>
    Withdrawn,
}
