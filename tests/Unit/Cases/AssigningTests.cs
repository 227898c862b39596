using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class AssigningTests
{
    [Fact]
    public void A_gridworker_is_given_a_task_with_the_items_ticket()
    {
        var file = Stories.Assigned().Case();

        Assert.Equal(CaseStep.Assigned, file.Step);
        Assert.Equal(new Assignee(AssigneeKind.Gridworker, "gridworker-zhao"), file.Assignee);
        Assert.Equal(GridOnPaper.Ticket, file.Ticket);
    }

    [Theory]
    [InlineData(null, "none was named")]
    [InlineData("T-N302", "is for item 'N302'")]
    [InlineData("T-0000", "There is no admission ticket")]
    public void Without_the_items_ticket_no_task_reaches_a_gridworker(string? ticket, string reason)
    {
        var refusal = Stories.Filed().Refuse(People.Clerk, Stories.ToGridworker with { Ticket = ticket });

        Assert.Equal(RefusalCode.TicketRequired, refusal.Code);
        Assert.Contains(reason, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_nobody_has_classified_has_no_ticket()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Stories.Rubbish with { Item = ReportCase.Unclassified });
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));

        Assert.Equal(RefusalCode.TicketRequired, grid.Refuse(People.Clerk, Stories.ToGridworker).Code);
    }

    [Fact]
    public void An_expired_ticket_admits_nothing()
    {
        var grid = Stories.Filed().Wait(TimeSpan.FromDays(20 * 365));

        Assert.Equal(RefusalCode.TicketExpired, grid.Refuse(People.Clerk, Stories.ToGridworker).Code);
    }

    [Fact]
    public void A_department_needs_no_ticket_and_takes_none()
    {
        var grid = Stories.Filed();

        var refusal = grid.Refuse(People.Clerk, Stories.ToDepartment with { Ticket = GridOnPaper.Ticket });
        Assert.Equal("ticket", Assert.Single(refusal.Fields).Field);
        Assert.Null(grid.Do(People.Clerk, Stories.ToDepartment).Ticket);
    }

    [Fact]
    public void A_task_may_be_given_to_somebody_else_before_it_is_begun()
    {
        var grid = Stories.Assigned();

        var file = grid.Do(People.Township, Stories.ToDepartment);
        Assert.Equal(AssigneeKind.Department, file.Assignee?.Kind);
        Assert.Null(file.Ticket);
        grid.Do(People.Department, new StartCase());
        Assert.Equal(RefusalCode.WrongStep, grid.Refuse(People.Clerk, Stories.ToGridworker).Code);
    }

    [Fact]
    public void Who_stands_below_the_owner_does_not_assign()
    {
        var grid = Stories.Filed(Severity.Considerable);

        var refusal = grid.Refuse(People.Clerk, Stories.ToDepartment);
        Assert.Equal(RefusalCode.NotEntitled, refusal.Code);
        Assert.Contains("owns the case or stands above its owner", refusal.Detail, StringComparison.Ordinal);
        grid.Do(People.Township, Stories.ToDepartment);
        grid.Do(People.County, Stories.ToDepartment);
    }

    [Fact]
    public void A_gridworker_gives_back_what_is_not_on_the_list_in_one_call()
    {
        var file = Stories.Assigned().Do(People.Gridworker, new ReturnCase(ReturnReason.NotOnList));

        Assert.Equal(CaseStep.Filed, file.Step);
        Assert.Null(file.Assignee);
        Assert.Null(file.Ticket);
    }

    [Fact]
    public void Only_the_assignee_gives_a_task_back_and_only_until_it_is_finished()
    {
        Assert.Equal(
            RefusalCode.NotEntitled,
            Stories.Assigned().Refuse(People.Helper, new ReturnCase(ReturnReason.NotMyDuty)).Code);
        Assert.Equal(
            RefusalCode.WrongStep,
            Stories.Finished().Refuse(People.Gridworker, new ReturnCase(ReturnReason.NotMyDuty)).Code);
        Assert.Equal(
            CaseStep.Filed,
            Stories.Started().Do(People.Gridworker, new ReturnCase(ReturnReason.WrongPlace, "other street")).Step);
    }
}
