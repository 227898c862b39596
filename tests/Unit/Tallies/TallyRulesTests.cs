using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Tallies;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>What <see cref="TallyRules"/> count.</summary>
public sealed class TallyRulesTests
{
    [Fact]
    public void A_report_is_open_unfiled_and_without_a_line()
    {
        var tally = Stories.Reported().State.Tally.Take();

        Assert.Equal(
            new CaseCounts
            {
                Reported = 1,
                ByStep = new() { Reported = 1 },
                BySeverity = new() { NotFiled = 1 },
                ByLine = new() { None = 1 },
                ByOwner = new() { Grid = 1 },
            },
            tally.Cases);
        Assert.Equal(1, tally.Cases.Open);
    }

    [Fact]
    public void Filed_it_has_a_severity_and_its_items_line_and_waits_for_its_owner()
    {
        var grid = Stories.Filed(Severity.Considerable);
        var cases = grid.State.Tally.Take().Cases;

        Assert.Equal(new() { Filed = 1 }, cases.ByStep);
        Assert.Equal(new() { Considerable = 1 }, cases.BySeverity);
        Assert.Equal(LineCounts.One(grid.Case().Line), cases.ByLine);
        Assert.NotNull(grid.Case().Line);
        Assert.Equal((1, 1), (cases.Waiting, cases.Escalated));
        Assert.Equal(new() { Township = 1 }, cases.ByOwner);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_is_counted_for_itself(Line line)
    {
        var counts = LineCounts.One(line);

        Assert.Single(Lines.Select(other => LineCounts.One(other.Data)), counts);
        Assert.NotEqual(LineCounts.One(null), counts);
    }

    [Fact]
    public void It_is_overdue_from_the_missed_deadline_until_that_is_settled()
    {
        var grid = Stories.Filed(Severity.Major);
        var before = grid.State.Tally.Take().Cases.Overdue;
        grid.Live(TimeSpan.FromDays(5));
        var missed = grid.State.Tally.Take().Cases.Overdue;
        grid.Do(People.City, new RejectCase("Not the city's matter"));

        Assert.Equal((0, 1), (before, missed));
        Assert.Equal(0, grid.State.Tally.Take().Cases.Overdue);
    }

    [Fact]
    public void Handled_after_its_deadline_it_is_late_for_good()
    {
        var grid = Stories.Closed();
        Assert.Equal((0, 1.0), (grid.State.Tally.Take().Cases.Late, grid.State.Tally.Take().Cases.TimelyRate));

        grid.Do(People.Clerk, new ReopenCase("It is back"));
        grid.Live(TimeSpan.FromDays(9));
        Assert.Equal(0.0, grid.State.Tally.Take().Cases.TimelyRate);
        Assert.Equal((0, 1), (grid.State.Tally.Take().Cases.Late, grid.State.Tally.Take().Cases.Overdue));
    }

    [Fact]
    public void Closed_today_is_of_chinas_day_and_a_reopened_case_is_not_closed()
    {
        var grid = Stories.Closed();
        var day = ChinaTime.DayOf(grid.Now);
        Assert.Equal(new DayCount(day, 1), grid.State.Tally.Take().ClosedToday);
        Assert.Equal(1, grid.State.Tally.Take().Cases.Handled);

        grid.Do(People.Clerk, new ReopenCase("It is back"));
        Assert.Equal(new DayCount(day, 0), grid.State.Tally.Take().ClosedToday);
        Assert.Equal(0, grid.State.Tally.Take().Cases.Handled);
    }

    [Fact]
    public void A_new_day_begins_with_its_first_change()
    {
        var grid = Stories.Closed();
        var day = ChinaTime.DayOf(grid.Now);
        grid.Wait(TimeSpan.FromDays(1)).Do(People.Resident, Stories.Rubbish);

        Assert.Equal(new DayCount(day.AddDays(1), 0), grid.State.Tally.Take().ClosedToday);
        Assert.Equal(1, grid.State.Tally.Take().Cases.Handled);
    }

    [Fact]
    public void A_pushed_task_counts_against_its_sender()
    {
        var grid = Stories.Filed();
        var push = Stories.ToGridworker with { Ticket = null };
        grid.Execute(People.Clerk, push, GridOnPaper.Number(1));
        grid.Execute(People.Clerk, push, GridOnPaper.Number(1));

        Assert.Equal(2, Assert.Single(grid.State.Tally.Take().RefusedPushes).Count);
    }

    public static TheoryData<Line> Lines => [.. Enum.GetValues<Line>()];
}
