using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class CaseWalkTests
{
    private const int Cases = 2_000;

    private static readonly UnitCode Grid = UnitCode.Parse("140212100201001");
    private static readonly Place Here = new(113.3, 40.1);
    private static readonly WalkShares Straight = new();
    private static readonly WalkItem Lamp = new() { Code = "N401", Text = "路灯不亮。", Ticket = "T-N401" };
    private static readonly WalkShares Crooked = new()
    {
        Unclassified = 0.3,
        Considerable = 0.1,
        Gridworkers = 0.5,
        Rejected = 0.05,
        LeftOpen = 0.05,
        Returned = 0.3,
        Reworked = 0.3,
        Extended = 0.3,
        Suspended = 0.3,
        Rated = 0.3,
    };

    [Fact]
    public void A_straight_walk_goes_the_six_steps()
    {
        var moves = Walk(Straight, 0).Select(step => step.Command.Move);

        Assert.Equal(
            [CaseMove.Report, CaseMove.File, CaseMove.Assign, CaseMove.Start, CaseMove.Finish, CaseMove.Confirm,
                CaseMove.Close],
            moves);
    }

    [Fact]
    public void The_same_seed_plans_the_same_commands() =>
        Assert.Equal(Texts(Walk(Crooked, 7)), Texts(Walk(Crooked, 7)));

    [Fact]
    public void Another_seed_plans_other_ids() =>
        Assert.Empty(new CaseWalk(Straight, [Lamp]).Plan(1, 0, Grid, Here).Select(step => step.Id)
            .Intersect(new CaseWalk(Straight, [Lamp]).Plan(2, 0, Grid, Here).Select(step => step.Id)));

    [Fact]
    public void An_id_is_a_promise_to_those_who_resume_with_a_newer_client() =>
        Assert.Equal("e5435445-0865-85bc-97ec-7ed9397e90d3", Walk(Straight, 0)[0].Id.ToString());

    [Fact]
    public void No_two_commands_share_an_id()
    {
        var ids = All(Crooked).SelectMany(walk => walk).Select(step => step.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Each_walk_ends_archived_or_is_left_open_when_assigned() =>
        Assert.All(All(Crooked), walk => Assert.True(
            walk[^1].Reaches is CaseStep.Archived || walk[^1].Command.Move is CaseMove.Assign));

    [Fact]
    public void The_handler_is_the_assignee_and_never_judges_the_result() =>
        Assert.All(All(Crooked), walk =>
        {
            var assignee = "";
            foreach (var step in walk)
            {
                assignee = (step.Command as AssignCase)?.To.Id ?? assignee;
                var handles = step.Command.Move is CaseMove.Start or CaseMove.Finish or CaseMove.Return;
                var judges = step.Command.Move is CaseMove.Rework or CaseMove.Confirm;
                Assert.True(!handles || step.By.Id == assignee, $"{step.By.Id} made the move of {assignee}.");
                Assert.True(!judges || step.By.Id != assignee, $"{assignee} judged its own result.");
            }
        });

    [Fact]
    public void A_task_that_was_given_back_goes_to_another()
    {
        var walk = Walk(Straight with { Returned = 1 }, 3);
        var assignees = walk.Select(step => step.Command).OfType<AssignCase>().Select(assign => assign.To.Id).ToList();

        Assert.Equal(2, assignees.Distinct().Count());
    }

    [Fact]
    public void A_gridworker_is_only_given_a_task_with_the_ticket_of_its_item()
    {
        var assigned = Walk(Straight with { Gridworkers = 1 }, 0).Select(step => step.Command).OfType<AssignCase>();

        var assign = Assert.Single(assigned);
        Assert.Equal((AssigneeKind.Gridworker, "T-N401"), (assign.To.Kind, assign.Ticket));
    }

    [Fact]
    public void Without_a_ticket_the_task_goes_to_a_department() =>
        Assert.Equal(
            AssigneeKind.Department,
            new CaseWalk(Straight with { Gridworkers = 1 }, [Lamp with { Ticket = null }])
                .Plan(1, 0, Grid, Here).Select(step => step.Command).OfType<AssignCase>().Single().To.Kind);

    [Fact]
    public void What_the_township_owns_is_assigned_by_its_desk_and_never_to_a_gridworker()
    {
        var walk = Walk(Straight with { Considerable = 1, Gridworkers = 1 }, 0);

        var assign = walk.Single(step => step.Command.Move is CaseMove.Assign);
        Assert.Equal(Role.TownshipDesk, assign.By.Grants[0].Role);
        Assert.Equal(AssigneeKind.Department, ((AssignCase)assign.Command).To.Kind);
    }

    [Fact]
    public void What_was_reported_without_an_item_gets_it_when_it_is_filed()
    {
        var walk = Walk(Straight with { Unclassified = 1 }, 0);

        Assert.Equal(ReportCase.Unclassified, ((ReportCase)walk[0].Command).Item);
        Assert.Equal("N401", ((FileCase)walk[1].Command).Item);
    }

    [Theory]
    [InlineData(CaseMove.Reject, 0.05)]
    [InlineData(CaseMove.Return, 0.285)]
    [InlineData(CaseMove.Rework, 0.271)]
    [InlineData(CaseMove.Extend, 0.271)]
    [InlineData(CaseMove.Resume, 0.271)]
    [InlineData(CaseMove.Rate, 0.271)]
    public void Side_moves_come_in_proportion(CaseMove move, double share)
    {
        // Four standard deviations of a binomial: the draws are seeded, so this either always or never holds.
        var tolerance = 4 * Math.Sqrt(share * (1 - share) / Cases);

        var met = All(Crooked).Count(walk => walk.Any(step => step.Command.Move == move)) / (double)Cases;

        Assert.InRange(met, share - tolerance, share + tolerance);
    }

    [Fact]
    public void Everyone_acts_by_a_role_that_reaches_the_grid() =>
        Assert.All(
            All(Crooked).SelectMany(walk => walk),
            step => Assert.True(Assert.Single(step.By.Grants).Unit.Contains(Grid)));

    private static IEnumerable<IReadOnlyList<WalkStep>> All(WalkShares shares) =>
        Enumerable.Range(0, Cases).Select(index => Walk(shares, index));

    private static IReadOnlyList<WalkStep> Walk(WalkShares shares, int index) =>
        new CaseWalk(shares, [Lamp]).Plan(1, index, Grid, Here);

    private static IEnumerable<string> Texts(IEnumerable<WalkStep> steps) =>
        steps.Select(step => $"{step.Id} {step.By.Id} {step.By.Grants[0]} {step.Command} {step.Reaches}");
}
