using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class UpwardMovesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void The_owner_or_a_level_above_acknowledges_and_does_so_once()
    {
        var grid = Stories.Filed(Severity.Considerable);
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, new AcknowledgeCase()).Code);

        var file = grid.Live(Hour).Do(People.Township, new AcknowledgeCase("a cart is ordered"));

        Assert.Equal(grid.Now, file.AcknowledgedAt);
        Assert.Null(file.Deadlines.AcknowledgeDue);
        Assert.Equal(RefusalCode.Spent, grid.Refuse(People.County, new AcknowledgeCase()).Code);
        Assert.Equal(UnitLevel.Township, grid.Live(2 * Hour).Case().Owner.Level);
    }

    [Fact]
    public void An_assignment_acknowledges()
    {
        var grid = Stories.WithDepartment(Severity.Major);

        Assert.Equal(grid.Now, grid.Case().AcknowledgedAt);
        Assert.Null(grid.Case().Deadlines.AcknowledgeNext);
    }

    [Fact]
    public void Whoever_becomes_the_owner_has_the_matter_to_acknowledge_anew()
    {
        var grid = Stories.WithDepartment(Severity.Considerable);

        var up = grid.Live(Hour).Do(People.Township, new EscalateCase("two townships"));

        Assert.Null(up.AcknowledgedAt);
        Assert.Equal(grid.Now + (2 * Hour), up.Deadlines.AcknowledgeDue);
        Assert.Equal(People.Department.Id, up.Assignee?.Id);
        grid.Do(People.County, new AcknowledgeCase());
        Assert.Null(grid.Do(People.County, new HandBackCase("yours after all")).AcknowledgedAt);
    }

    [Fact]
    public void A_matter_that_was_raised_late_can_be_acknowledged_while_the_reporter_is_told()
    {
        var grid = Stories.WithDepartment(Severity.Major);
        grid.Do(People.Department, new StartCase());
        grid.Do(People.Department, Stories.Done);
        grid.Do(People.County, new RaiseCase(Severity.Extraordinary, "it is all over the town"));
        grid.Do(People.Clerk, new ConfirmCase("it is out"));

        Assert.Equal(2, grid.Live(TimeSpan.FromMinutes(12)).Case().Deadlines.AcknowledgeMissed);
        grid.Do(People.City, new AcknowledgeCase());
        Assert.Null(grid.Case().Deadlines.AcknowledgeNext);
    }

    [Fact]
    public void A_superiors_guidance_stands_in_the_file_and_leaves_the_owner_alone()
    {
        var grid = Stories.Assigned();
        grid.Do(People.Clerk, new GuideCase("Mind the cable"));

        var file = grid.Do(People.City, new GuideCase("Close the road"));

        Assert.Equal(["Mind the cable", "Close the road"], file.Guidance.Select(guidance => guidance.Text));
        Assert.Equal([People.Clerk.Id, People.City.Id], file.Guidance.Select(guidance => guidance.By.Id));
        Assert.Equal((CaseStep.Assigned, UnitLevel.Grid), (file.Step, file.Owner.Level));
    }

    [Fact]
    public void Who_stands_below_the_owner_gives_no_guidance()
    {
        var grid = Stories.Filed(Severity.Major);

        Assert.All(
            [People.Resident, People.Gridworker, People.Clerk, People.Township],
            caller => Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(caller, new GuideCase("so")).Code));
    }

    [Theory]
    [InlineData(Severity.Considerable, UnitLevel.Township)]
    [InlineData(Severity.Major, UnitLevel.District)]
    [InlineData(Severity.Extraordinary, UnitLevel.City)]
    public void A_matter_raised_goes_to_the_first_owner_of_its_new_severity(Severity severity, UnitLevel owner)
    {
        var grid = Stories.Assigned();

        var file = grid.Do(People.Gridworker, new RaiseCase(severity, "it burns"));

        var row = SeverityTable.Read(new())[severity];
        Assert.Equal((severity, owner, owner), (file.Severity!.Value, file.Owner.Level, file.ToldUpTo!.Value));
        Assert.Equal(grid.Now + row.Acknowledge.ShortestSpan, file.Deadlines.AcknowledgeDue);
        Assert.Equal(grid.Now + row.Handle.ShortestSpan, file.Due);
        Assert.Null(file.AcknowledgedAt);
        Assert.Contains(file.Why, why => why.StartsWith("rule grade v1: severity ordinary", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_desk_of_the_chain_and_the_assignee_raise_and_nobody_else()
    {
        var raise = new RaiseCase(Severity.Extraordinary, "bigger");
        Assert.All(
            [People.Clerk, People.Township, People.County, People.City, People.Department],
            caller => Assert.Equal(
                UnitLevel.City,
                Stories.WithDepartment(Severity.Major).Do(caller, raise).Owner.Level));
        Assert.All(
            [People.Resident, People.Gridworker, People.Leader, People.ClerkNextDoor],
            caller => Assert.Equal(
                RefusalCode.NotEntitled,
                Stories.WithDepartment(Severity.Major).Refuse(caller, raise).Code));
    }

    [Fact]
    public void Somebody_higher_who_has_the_matter_already_keeps_it_when_it_is_raised()
    {
        var grid = Stories.Filed(Severity.Considerable);
        grid.Do(People.Township, new EscalateCase("up"));
        grid.Do(People.County, new EscalateCase("up"));

        Assert.Equal(UnitLevel.City, grid.Do(People.Clerk, new RaiseCase(Severity.Major, "bigger")).Owner.Level);
    }

    [Fact]
    public void Raising_gives_no_more_time_unless_the_deadline_was_missed_already()
    {
        var grid = Stories.Filed(Severity.Considerable);
        var due = grid.Case().Due!.Value;

        grid.LiveUntil(due - Hour);
        Assert.Equal(due, grid.Do(People.Clerk, new RaiseCase(Severity.Major, "bigger")).Due);

        grid.LiveUntil(due + Hour);
        var file = grid.Do(People.Clerk, new RaiseCase(Severity.Extraordinary, "bigger still"));
        Assert.Equal(grid.Now + Hour, file.Due);
        Assert.Equal(0, file.Deadlines.HandleMissed);
        Assert.Single(file.Missed, missed => missed.Kind is DeadlineKind.Handle && missed.Due == due);
    }

    [Fact]
    public void Raising_and_lowering_need_a_change_in_their_direction()
    {
        var grid = Stories.Filed(Severity.Considerable);

        Assert.All(
            [Severity.Considerable, Severity.Ordinary],
            severity => Assert.Equal(
                "severity",
                Assert.Single(grid.Refuse(People.Township, new RaiseCase(severity, "up")).Fields).Field));
        Assert.All(
            [Severity.Considerable, Severity.Major],
            severity => Assert.Equal(
                "severity",
                Assert.Single(grid.Refuse(People.Township, new LowerCase(severity, "down")).Fields).Field));
    }

    [Fact]
    public void Only_the_level_that_owns_a_matter_lowers_it_and_it_stays_the_owner()
    {
        var grid = Stories.Filed(Severity.Major);
        var lower = new LowerCase(Severity.Considerable, "only smoke");
        Assert.All(
            [People.Gridworker, People.Clerk, People.Township, People.City],
            caller => Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(caller, lower).Code));

        var file = grid.Do(People.County, lower);

        Assert.Equal((Severity.Considerable, UnitLevel.District), (file.Severity, file.Owner.Level));
        Assert.Equal(grid.Now + (24 * Hour), file.Due);
        Assert.Equal(grid.Now + (2 * Hour), file.Deadlines.AcknowledgeDue);
    }

    [Fact]
    public void What_was_acknowledged_stays_acknowledged_when_it_is_lowered()
    {
        var grid = Stories.Filed(Severity.Major);
        grid.Do(People.County, new AcknowledgeCase());

        var file = grid.Do(People.County, new LowerCase(Severity.Ordinary, "nothing"));

        Assert.Equal(grid.Now, file.AcknowledgedAt);
        Assert.Null(file.Deadlines.AcknowledgeNext);
    }

    [Fact]
    public void A_matter_of_a_large_group_is_not_lowered_below_major()
    {
        var grid = Stories.Reported();
        grid.Do(People.Clerk, new FileCase(Severity.Extraordinary, GroupSize.Large));

        Assert.Equal(
            "severity",
            Assert.Single(grid.Refuse(People.City, new LowerCase(Severity.Considerable, "no")).Fields).Field);
        Assert.Equal(Severity.Major, grid.Do(People.City, new LowerCase(Severity.Major, "some")).Severity);
    }

    [Fact]
    public void A_matter_goes_back_down_to_the_level_that_owns_such_matters_first()
    {
        var grid = Stories.Filed(Severity.Major);
        Assert.Equal(RefusalCode.WrongStep, grid.Refuse(People.County, new HandBackCase("no")).Code);
        grid.Do(People.County, new LowerCase(Severity.Considerable, "smaller"));

        var file = grid.Do(People.County, new HandBackCase("yours"));

        Assert.Equal(UnitLevel.Township, file.Owner.Level);
        Assert.Equal(UnitLevel.District, file.ToldUpTo);
        var refusal = grid.Refuse(People.Township, new HandBackCase("no"));
        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Contains("considerable is owned by the township level first", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains(CaseMove.Lower, refusal.LegalMoves);
    }

    [Fact]
    public void Who_stands_below_the_owner_does_not_hand_back()
    {
        var grid = Stories.Filed();
        grid.Do(People.Clerk, new EscalateCase("up"));
        grid.Do(People.Clerk, new EscalateCase("up"));

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, new HandBackCase("mine")).Code);
        Assert.Equal(GridOnPaper.Code, grid.Do(People.County, new HandBackCase("theirs")).Owner);
    }

    [Fact]
    public void What_a_gridworker_finished_is_not_confirmed_once_it_turned_out_to_be_big()
    {
        var grid = Stories.Finished();
        grid.Do(People.Clerk, new RaiseCase(Severity.Considerable, "asbestos"));

        var refusal = grid.Refuse(People.Clerk, new ConfirmCase("fine"));

        Assert.Equal(RefusalCode.BigMatter, refusal.Code);
        grid.Do(People.Clerk, new ReworkCase("it needs a department"));
        grid.Do(People.Gridworker, new ReturnCase(ReturnReason.NotMyDuty));
        grid.Do(People.Township, Stories.ToDepartment);
    }
}
