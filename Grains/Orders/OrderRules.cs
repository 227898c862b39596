using System.Collections.Immutable;
using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Workflow;

namespace GridOrleans.Orders;

/// <summary>What may happen to an order, and when. Pure: no clock, no I/O, no Orleans.</summary>
internal static class OrderRules
{
    /// <summary>
    /// Decides a command on a grid's order. Refusals come in this order: unknown grid, no role for the move here,
    /// fields out of order, unknown order, wrong slip or spent move, wrong person, and at last what the move asks.
    /// </summary>
    /// <param name="grid">The grid; when the order is sealed it was restored before.</param>
    /// <param name="request">Who wants what.</param>
    public static Decision Decide(GridState grid, OrderRequest request)
    {
        if (grid.Plan is null)
        {
            return new Refusal(RefusalCode.UnknownUnit, $"Grid {grid.Code} is not in the city plan.");
        }

        var entitled = OrderDefinition.Engine.Open(request.Command.Move, request.By, grid.Code);
        if (!entitled.Granted)
        {
            return ToRefusal(entitled.Objection);
        }

        if (OrderValidation.Check(request) is { } invalid)
        {
            return invalid;
        }

        if (request.Command is PlaceOrder place)
        {
            return new OrderPlaced(
                grid.Orders.NextSerial,
                entitled.By,
                place.Text,
                place.Place,
                Sent(place.Evidence));
        }

        if (request.Order is not { } number
            || number.Grid != grid.Code
            || grid.Orders.Find(number.Serial) is not { } order)
        {
            return new Refusal(RefusalCode.UnknownOrder, $"Grid {grid.Code} has no order {request.Order}.");
        }

        var permit = OrderDefinition.Engine.Check(order, request.Command.Move, request.By);
        return permit.Granted ? Make(request.Command, order, permit.By) : ToRefusal(permit.Objection);
    }

    private static Decision Make(OrderCommand command, OrderState order, Signature by)
    {
        var serial = order.Number.Serial;
        return command switch
        {
            AcceptOrder accept => new OrderAccepted(serial, by, accept.Note),
            DispatchOrder dispatch => new OrderDispatched(serial, by, dispatch.Helpers, dispatch.Note),
            FulfilOrder fulfil => Overfull(order, fulfil.Evidence)
                ?? new OrderFulfilled(serial, by, fulfil.Result, Sent(fulfil.Evidence)),
            VerifyOrder verify => new OrderVerified(serial, by, verify.ResidentSaid, verify.Satisfied),
            ArchiveOrder => new OrderArchived(serial, by),
            SolveOrder solve => Overfull(order, solve.Evidence)
                ?? new OrderSolved(serial, by, solve.Result, Sent(solve.Evidence)),
            SendBackOrder back => new OrderSentBack(serial, by, back.Reason),
            OverrideOrder end => new OrderOverridden(serial, by, end.Reason),
            DeclineOrder decline => new OrderDeclined(serial, by, decline.Reason),
            WithdrawOrder withdraw => new OrderWithdrawn(serial, by, withdraw.Reason),
            ReopenOrder reopen => new OrderReopened(serial, by, reopen.Reason),
            RateOrder rate => new OrderRated(serial, by, rate.Stars, rate.Text),
            _ => throw new UnreachableException($"No rule decides {command.GetType().Name}."),
        };
    }

    private static Decision? Overfull(OrderState order, ImmutableArray<string> evidence)
    {
        const int Most = OrderValidation.EvidencePerFileMax;
        const string Field = "evidence";
        if (order.Evidence.Length + Sent(evidence).Length <= Most)
        {
            return null;
        }

        var message = $"the order would hold more than {Most} references.";
        return new Refusal(RefusalCode.Invalid, $"{Field}: {message}") { Fields = [new(Field, message)] };
    }

    private static ImmutableArray<string> Sent(ImmutableArray<string> evidence) => evidence.IsDefault ? [] : evidence;

    private static Refusal ToRefusal(Objection<OrderMove> objection) =>
        new(objection.Code, objection.Detail) { OrderMoves = objection.LegalMoves };
}
