using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Orders;

public sealed class SideMoveTests
{
    [Fact]
    public void A_small_order_is_solved_by_whoever_accepted_it_and_still_carries_all_six_times()
    {
        var grid = OrderStories.Accepted();

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Leader, new SolveOrder("done")).Code);
        var solved = grid.Wait(TimeSpan.FromHours(1)).Do(People.Gridworker, new SolveOrder("Lamp changed"));
        Assert.Equal((OrderSlip.Fulfilled, true, "Lamp changed"), (solved.Slip, solved.SelfSolved, solved.Result));
        Assert.Equal(grid.Now, solved.SlipTimes[(int)OrderSlip.Dispatched]);
        Assert.Equal(grid.Now, solved.SlipTimes[(int)OrderSlip.Fulfilled]);

        grid.After(People.Township, OrderStories.Asked).After(People.Clerk, new ArchiveOrder());
        Assert.All(grid.Order().SlipTimes, time => Assert.NotNull(time));
    }

    [Fact]
    public void Verification_sends_an_order_back_and_all_helpers_confirm_again()
    {
        var grid = OrderStories.Fulfilled();

        var back = grid.Do(People.Township, new SendBackOrder("it flickers"));

        Assert.Equal((OrderSlip.Dispatched, "it flickers"), (back.Slip, back.SentBack));
        Assert.Empty(back.Confirmations);
        Assert.Null(back.SlipTimes[(int)OrderSlip.Fulfilled]);
        Assert.Equal(OrderSlip.Dispatched, grid.Do(OrderStories.Lead, OrderStories.Done).Slip);
        var again = grid.Do(OrderStories.Second, OrderStories.Done);
        Assert.Equal((OrderSlip.Fulfilled, null), (again.Slip, again.SentBack));
    }

    [Fact]
    public void A_self_solved_order_is_sent_back_to_the_grid()
    {
        var grid = OrderStories.Solved();
        var accepted = grid.Order().SlipTimes[(int)OrderSlip.Accepted];

        var back = grid.Wait(TimeSpan.FromHours(1)).Do(People.County, new SendBackOrder("it flickers"));

        Assert.Equal((OrderSlip.Accepted, false, null), (back.Slip, back.SelfSolved, back.Result));
        Assert.Equal(accepted, back.SlipTimes[(int)OrderSlip.Accepted]);
        Assert.All(back.SlipTimes.Skip(2), time => Assert.Null(time));
        Assert.Equal(OrderSlip.Dispatched, grid.Do(People.Clerk, OrderStories.ToBoth).Slip);
    }

    [Fact]
    public void The_lead_ends_an_order_without_the_others_once_the_lead_has_confirmed()
    {
        var grid = OrderStories.Dispatched();

        Assert.Equal(RefusalCode.WrongStep, grid.Refuse(OrderStories.Lead, new OverrideOrder("the other is ill")).Code);
        grid.Do(OrderStories.Lead, OrderStories.Done);
        Assert.Equal(
            RefusalCode.NotEntitled,
            grid.Refuse(OrderStories.Second, new OverrideOrder("I am not the lead")).Code);
        var order = grid.Do(OrderStories.Lead, new OverrideOrder("the other is ill"));

        Assert.Equal((OrderSlip.Fulfilled, "the other is ill"), (order.Slip, order.Overridden));
        Assert.Single(order.Confirmations);
    }

    [Fact]
    public void Whoever_had_a_part_in_an_order_neither_verifies_it_nor_sends_it_back()
    {
        var hats = OrderStories.ThreeHats;
        var accepted = OrderStories.Placed().After(hats, new AcceptOrder());
        var solved = OrderStories.Placed().After(hats, new AcceptOrder()).After(hats, new SolveOrder("done"));
        var given = OrderStories.Accepted().After(People.Clerk, new DispatchOrder([hats.Id]));
        accepted.After(People.Clerk, OrderStories.ToBoth)
            .After(OrderStories.Lead, OrderStories.Done)
            .After(OrderStories.Second, OrderStories.Done);
        given.After(People.Clerk, new DispatchOrder([OrderStories.Lead.Id]))
            .After(OrderStories.Lead, OrderStories.Done);

        foreach (var grid in new[] { accepted, solved, given })
        {
            Assert.Equal(RefusalCode.SamePerson, grid.Refuse(hats, OrderStories.Asked).Code);
            Assert.Equal(RefusalCode.SamePerson, grid.Refuse(hats, new SendBackOrder("no")).Code);
            Assert.Equal(People.City.Id, grid.Do(People.City, OrderStories.Asked).VerifiedBy?.Id);
        }

        Assert.Equal(OrderSlip.Verified, OrderStories.Fulfilled().Do(hats, OrderStories.Asked).Slip);
    }

    [Fact]
    public void The_resident_withdraws_until_somebody_is_dispatched()
    {
        Assert.Equal(
            OrderOutcome.Withdrawn,
            OrderStories.Placed().Do(People.Resident, new WithdrawOrder()).Outcome);
        var order = OrderStories.Accepted().Do(People.Resident, new WithdrawOrder("my son came"));
        Assert.Equal((OrderOutcome.Withdrawn, "my son came"), (order.Outcome, order.Reason));
        Assert.Equal(
            RefusalCode.WrongStep,
            OrderStories.Dispatched().Refuse(People.Resident, new WithdrawOrder()).Code);
        Assert.Equal(
            RefusalCode.NotEntitled,
            OrderStories.Placed().Refuse(People.Neighbour, new WithdrawOrder()).Code);
    }

    [Fact]
    public void A_handled_order_is_reopened_where_the_grid_had_accepted_it()
    {
        var order = OrderStories.Archived().Do(People.Clerk, new ReopenOrder("it is dark again"));

        Assert.Equal(OrderSlip.Accepted, order.Slip);
        Assert.Equal(People.Gridworker.Id, order.AcceptedBy?.Id);
        Assert.Empty(order.Helpers);
        Assert.Null(order.Outcome);
        Assert.Null(order.ResidentSaid);
        Assert.Equal([true, true, false, false, false, false], order.SlipTimes.Select(time => time is not null));
    }

    [Fact]
    public void A_declined_order_is_reopened_to_be_accepted()
    {
        var grid = OrderStories.Placed().After(People.Gridworker, new DeclineOrder("not here"));

        Assert.Equal(OrderSlip.Ordered, grid.Do(People.Township, new ReopenOrder("yes, here")).Slip);
        Assert.Equal(OrderSlip.Accepted, grid.Do(People.Leader, new AcceptOrder()).Slip);
    }

    [Fact]
    public void The_resident_rates_what_was_done_once_also_after_it_is_sealed()
    {
        var grid = OrderStories.Archived();

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Neighbour, new RateOrder(1)).Code);
        var rated = grid.Do(People.Resident, new RateOrder(5, "quick"));
        Assert.Equal((OrderSlip.Archived, 5), (rated.Slip, rated.Stars));
        Assert.Equal(RefusalCode.Spent, grid.Refuse(People.Resident, new RateOrder(1)).Code);
        Assert.Equal(4, OrderStories.Verified().Do(People.Resident, new RateOrder(4)).Stars);
        var declined = OrderStories.Placed().After(People.Gridworker, new DeclineOrder("no"));
        Assert.Equal(RefusalCode.WrongStep, declined.Refuse(People.Resident, new RateOrder(1)).Code);
    }

    [Fact]
    public void An_order_does_not_take_evidence_for_ever()
    {
        var grid = OrderStories.Accepted();
        var much = OrderStories.Done with { Evidence = [.. Enumerable.Repeat("photo/1", 9)] };
        for (var round = 0; round < OrderValidation.HelpersMax; round++)
        {
            grid.After(People.Clerk, new DispatchOrder([OrderStories.Lead.Id])).After(OrderStories.Lead, much);
            grid.After(People.City, new SendBackOrder("again"));
        }

        Assert.Equal("evidence", Assert.Single(grid.Refuse(OrderStories.Lead, much).Fields).Field);
        Assert.Equal(OrderSlip.Fulfilled, grid.Do(OrderStories.Lead, much with { Evidence = [] }).Slip);
    }

    [Fact]
    public void An_order_of_another_grid_or_none_is_unknown()
    {
        var grid = OrderStories.Placed();

        Assert.Equal(RefusalCode.UnknownOrder, grid.Refuse(People.Gridworker, new AcceptOrder(), 2).Code);
        var elsewhere = OrderNumber.Parse("140213001001002-D1");
        Assert.Equal(
            RefusalCode.UnknownOrder,
            grid.Execute(People.Gridworker, new AcceptOrder(), elsewhere).Refusal?.Code);
        Assert.Equal(
            RefusalCode.UnknownUnit,
            new GridOnPaper(established: false).Refuse(People.Resident, OrderStories.Lamp).Code);
    }
}
