using GridOrleans.Cases;
using GridOrleans.Gridworkers;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>What becomes of a grid's open tasks: <see cref="HandOverRules"/>.</summary>
public sealed class HandOverRulesTests
{
    [Fact]
    public void Open_tasks_pass_to_the_successor_with_their_ticket_and_times()
    {
        var grid = Stories.Started();
        var before = grid.Case();
        grid.Take(Staffing(before.Assignee!.Id, "qian"));

        Assert.Equal(
            before with { Assignee = new(AssigneeKind.Gridworker, "qian") },
            grid.Case() with { UpdatedAt = before.UpdatedAt, Versions = before.Versions });
        Assert.Equal("qian", grid.State.Responsible);
    }

    [Fact]
    public void Without_a_successor_they_go_back_to_the_clerk()
    {
        var grid = Stories.Started();
        grid.Take(Staffing(People.Gridworker.Id, null));

        Assert.Equal((CaseStep.Filed, null), (grid.Case().Step, grid.Case().Assignee));
        Assert.Null(grid.State.Responsible);
    }

    [Fact]
    public void What_cannot_be_returned_stays_until_a_successor_is_named()
    {
        var grid = Stories.Finished();
        grid.Take(Staffing(People.Gridworker.Id, null));
        Assert.Equal(People.Gridworker.Id, grid.Case().Assignee?.Id);

        grid.Take(Staffing(People.Gridworker.Id, "qian", number: 2));

        Assert.Equal(("qian", true), (grid.Case().Assignee?.Id, grid.Case().Finished));
    }

    [Fact]
    public void Others_tasks_and_departments_tasks_stay()
    {
        var grid = Stories.WithDepartment(Severity.Ordinary);
        grid.Take(Staffing(People.Department.Id, "qian"));

        Assert.Equal(People.Department.Id, grid.Case().Assignee?.Id);
    }

    [Fact]
    public void No_task_reaches_whoever_has_handed_the_grid_over_until_they_are_back()
    {
        var grid = Stories.Filed();
        grid.Take(Staffing(People.Gridworker.Id, "qian"));
        Assert.Equal(RefusalCode.NotOnStaff, grid.Refuse(People.Clerk, Stories.ToGridworker).Code);

        grid.Take(new StaffingReceived(
            "staff/140213", 2, new("qian", true, ["qian", People.Gridworker.Id], null)));

        Assert.Equal(CaseStep.Assigned, grid.Do(People.Clerk, Stories.ToGridworker).Step);
    }

    [Fact]
    public void A_message_that_came_before_changes_nothing()
    {
        var grid = Stories.Started();
        grid.Take(Staffing(People.Gridworker.Id, "qian"));
        var version = grid.State.Version;

        grid.Take(Staffing(People.Gridworker.Id, "qian"));

        Assert.Equal(version, grid.State.Version);
        Assert.Equal("qian", grid.Case().Assignee?.Id);
    }

    private static StaffingReceived Staffing(string from, string? to, long number = 1) => new(
        "staff/140213",
        number,
        new(to, true, to is null ? [] : [to], new(from, to, "轮岗")));
}
