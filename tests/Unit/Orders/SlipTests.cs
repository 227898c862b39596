using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Orders;

public sealed class SlipTests
{
    [Fact]
    public void An_order_goes_all_its_six_slips_and_carries_their_times()
    {
        var order = OrderStories.Archived().Order();

        Assert.Equal((OrderSlip.Archived, OrderOutcome.Handled), (order.Slip, order.Outcome));
        Assert.All(order.SlipTimes, time => Assert.NotNull(time));
        Assert.Equal(order.SlipTimes.Order(), order.SlipTimes);
        Assert.Equal(6, order.SlipTimes.Distinct().Count());
        Assert.Equal(("It shines again", true), (order.ResidentSaid, order.Satisfied));
        Assert.Equal(order.SlipTimes, OrderViews.View(order).SlipTimes);
    }

    [Fact]
    public void An_order_has_a_number_of_its_own_that_is_never_a_cases()
    {
        var grid = OrderStories.Placed();
        grid.Do(People.Resident, Stories.Rubbish);

        Assert.Equal($"{GridOnPaper.Code}-D1", grid.Order().Number.ToString());
        Assert.Equal($"{GridOnPaper.Code}-1", grid.Case().Number.ToString());
        Assert.False(CaseNumber.TryParse(grid.Order().Number.ToString(), null, out _));
        Assert.False(OrderNumber.TryParse(grid.Case().Number.ToString(), null, out _));
        Assert.Equal(grid.Order().Number, OrderNumber.Parse($"{GridOnPaper.Code}-D1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("140213001001001")]
    [InlineData("140213001001001-D")]
    [InlineData("140213001001001-D0")]
    [InlineData("140213001001001-D01")]
    [InlineData("140213001001001-D-1")]
    [InlineData("140213001001001-d1")]
    [InlineData("140213001001-D1")]
    [InlineData("140213001001001-D9999999999")]
    public void What_is_no_order_number_is_not_read(string text) =>
        Assert.Throws<FormatException>(() => OrderNumber.Parse(text));

    [Fact]
    public void Only_the_named_role_takes_a_slip()
    {
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Placed().Refuse(People.Clerk, new AcceptOrder()).Code);
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Placed().Refuse(People.Resident, new AcceptOrder()).Code);
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Accepted().Refuse(People.Leader, OrderStories.ToBoth).Code);
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Accepted().Refuse(People.County, OrderStories.ToBoth).Code);
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Fulfilled().Refuse(People.Clerk, OrderStories.Asked).Code);
        Assert.Equal(RefusalCode.NotEntitled, OrderStories.Verified().Refuse(People.City, new ArchiveOrder()).Code);
    }

    [Fact]
    public void Gridworkers_of_every_class_and_the_group_leader_accept_or_decline()
    {
        foreach (var role in CaseClaims.Gridworkers.Append(Role.GroupLeader))
        {
            var caller = People.With("somebody", role, GridOnPaper.Code.ToString());

            Assert.Equal(caller.Id, OrderStories.Placed().Do(caller, new AcceptOrder("soon")).AcceptedBy?.Id);
            var declined = OrderStories.Placed().Do(caller, new DeclineOrder("not a thing we do"));
            Assert.Equal((OrderOutcome.Declined, "not a thing we do"), (declined.Outcome, declined.Reason));
        }
    }

    [Fact]
    public void A_skipped_slip_is_a_conflict_that_names_the_legal_moves()
    {
        var refusal = OrderStories.Placed().Refuse(People.Clerk, OrderStories.ToBoth);

        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Equal([OrderMove.Accept, OrderMove.Decline, OrderMove.Withdraw], refusal.OrderMoves);
        Assert.StartsWith("The order is ordered; 'dispatch' begins at accepted", refusal.Detail, Ordinal);
        Assert.Equal(RefusalCode.WrongStep, OrderStories.Accepted().Refuse(OrderStories.Lead, OrderStories.Done).Code);
        Assert.Equal(RefusalCode.WrongStep, OrderStories.Dispatched().Refuse(People.City, OrderStories.Asked).Code);
        Assert.Equal(RefusalCode.WrongStep, OrderStories.Fulfilled().Refuse(People.Clerk, new ArchiveOrder()).Code);
    }

    [Fact]
    public void An_order_is_fulfilled_when_all_helpers_have_confirmed()
    {
        var grid = OrderStories.Dispatched();

        Assert.Equal(OrderSlip.Dispatched, grid.Do(OrderStories.Second, OrderStories.Done).Slip);
        var order = grid.Do(OrderStories.Lead, OrderStories.Done);

        Assert.Equal(OrderSlip.Fulfilled, order.Slip);
        Assert.Equal(
            [OrderStories.Second.Id, OrderStories.Lead.Id],
            order.Confirmations.Select(confirmation => confirmation.Helper));
        Assert.Equal(["photo/1", "photo/1"], order.Evidence);
    }

    [Fact]
    public void A_helper_confirms_once_and_nobody_else_confirms()
    {
        var grid = OrderStories.Dispatched().After(OrderStories.Lead, OrderStories.Done);

        Assert.Equal(RefusalCode.Spent, grid.Refuse(OrderStories.Lead, OrderStories.Done).Code);
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(OrderStories.ThreeHats, OrderStories.Done).Code);
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Helper, OrderStories.Done).Code);
    }

    [Fact]
    public void Whom_an_order_names_acts_as_a_Party_member_and_never_as_a_gridworker()
    {
        var grid = OrderStories.Accepted().After(People.Clerk, new DispatchOrder([People.Gridworker.Id]));

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Gridworker, OrderStories.Done).Code);
        var member = People.With(People.Gridworker.Id, Role.PartyMember, "140213001001");
        Assert.Equal(OrderSlip.Fulfilled, grid.Do(member, OrderStories.Done).Slip);
    }

    [Fact]
    public void The_clerk_may_give_an_order_to_others_and_then_all_of_them_confirm()
    {
        var grid = OrderStories.Dispatched().After(OrderStories.Lead, OrderStories.Done);
        var first = grid.Order().SlipTimes[(int)OrderSlip.Dispatched];

        var order = grid.Wait(TimeSpan.FromHours(1)).Do(People.Clerk, new DispatchOrder([OrderStories.Second.Id]));

        Assert.Empty(order.Confirmations);
        Assert.True(order.SlipTimes[(int)OrderSlip.Dispatched] > first);
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(OrderStories.Lead, OrderStories.Done).Code);
        Assert.Equal(OrderSlip.Fulfilled, grid.Do(OrderStories.Second, OrderStories.Done).Slip);
    }

    [Fact]
    public void The_archived_order_takes_only_a_reopening_and_a_rating()
    {
        var refusal = OrderStories.Archived().Refuse(People.Clerk, new ArchiveOrder());

        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Equal([OrderMove.Reopen, OrderMove.Rate], refusal.OrderMoves);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
