using GridOrleans.Orders;
using Xunit;

namespace GridOrleans.Unit.Orders;

/// <summary>
/// The invariants of an order, watched fact by fact from outside: keeps its own books on who had a part in it and which
/// helpers have confirmed, and compares them with what the fold says.
/// </summary>
internal sealed class OrderInvariants
{
    private static readonly HashSet<Type> NamedReturns = [typeof(OrderSentBack), typeof(OrderReopened)];
    private static readonly HashSet<Type> SealBreakers = [typeof(OrderReopened), typeof(OrderRated)];

    private readonly Dictionary<int, HashSet<string>> _performers = [];
    private readonly Dictionary<int, HashSet<string>> _confirmed = [];

    /// <summary>Checks one fact that was accepted.</summary>
    public void Check(OrderState? before, OrderEvent fact, OrderState after)
    {
        if (before is null)
        {
            Assert.IsType<OrderPlaced>(fact);
            _performers.Add(fact.Order, []);
            _confirmed.Add(fact.Order, []);
            return;
        }

        SlipsFollow(before, fact, after);
        Times(after);
        SupervisorIsNoPerformer(fact);
        AllHelpersConfirmOrTheLeadOverrides(before, fact, after);
    }

    private static void SlipsFollow(OrderState before, OrderEvent fact, OrderState after)
    {
        Assert.True(after.Slip >= before.Slip || NamedReturns.Contains(fact.GetType()), $"{fact} went down.");
        Assert.True(before.Slip is not OrderSlip.Archived || SealBreakers.Contains(fact.GetType()), $"{fact} on it.");
        Assert.Equal(after.Slip is OrderSlip.Archived, after.Outcome is not null);
        var rule = OrderDefinition.Definition.Moves.Single(rule => rule.Move == OrderMoveOfFact.Find(fact));
        Assert.Contains(before.Slip, rule.From);
        Assert.True(rule.To.IsEmpty ? after.Slip == before.Slip : rule.To.Contains(after.Slip));

        // One slip at a time; two at once only where the grid solves it alone, or where the order ends unhandled.
        var skips = after.Slip - before.Slip > 1;
        Assert.True(!skips || fact is OrderSolved or OrderDeclined or OrderWithdrawn, $"{fact} skipped a slip.");
    }

    // A handled order that is sealed has all six times, in their order; nothing is taken that lies ahead.
    private static void Times(OrderState after)
    {
        Assert.All(after.SlipTimes.Skip((int)after.Slip + 1), time => Assert.Null(time));
        var taken = after.SlipTimes.OfType<DateTimeOffset>().ToList();
        Assert.Equal(taken.Order(), taken);
        Assert.NotNull(after.SlipTimes[(int)after.Slip]);
        if (after.Outcome is null or OrderOutcome.Handled)
        {
            Assert.Equal((int)after.Slip + 1, taken.Count);
        }
    }

    private void SupervisorIsNoPerformer(OrderEvent fact)
    {
        var performers = _performers[fact.Order];
        switch (fact)
        {
            case OrderVerified or OrderSentBack:
                Assert.DoesNotContain(fact.By.Id, performers);
                break;
            case OrderDispatched dispatched:
                performers.UnionWith(dispatched.Helpers);
                break;
            case OrderAccepted or OrderSolved or OrderFulfilled or OrderOverridden:
                performers.Add(fact.By.Id);
                break;
            default:
                break;
        }
    }

    private void AllHelpersConfirmOrTheLeadOverrides(OrderState before, OrderEvent fact, OrderState after)
    {
        var confirmed = _confirmed[fact.Order];
        if (fact is OrderDispatched or OrderSentBack or OrderReopened)
        {
            confirmed.Clear();
        }

        if (fact is OrderFulfilled)
        {
            Assert.Contains(fact.By.Id, before.Helpers);
            Assert.True(confirmed.Add(fact.By.Id), $"{fact} a second time.");
            Assert.Equal(confirmed.SetEquals(before.Helpers), after.Slip is OrderSlip.Fulfilled);
        }

        if (fact is OrderOverridden)
        {
            Assert.Equal(before.Helpers[0], fact.By.Id);
            Assert.Contains(fact.By.Id, confirmed);
        }
    }
}
