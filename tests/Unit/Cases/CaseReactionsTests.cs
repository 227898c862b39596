using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>Who above the grid hears what of its cases.</summary>
public sealed class CaseReactionsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Of_a_small_matter_nobody_above_hears_from_report_to_archive() =>
        Assert.Equal(0, Stories.Closed().State.Upward.Count);

    [Fact]
    public void A_small_matter_that_is_reopened_or_pushed_stays_unheard()
    {
        var grid = Stories.Closed();
        grid.Do(People.Clerk, new ReopenCase("again"));
        grid.Refuse(People.Clerk, Stories.ToGridworker with { Ticket = null });

        Assert.Equal(0, grid.State.Upward.Count);
    }

    [Theory]
    [InlineData(Severity.Considerable, UnitLevel.Township)]
    [InlineData(Severity.Major, UnitLevel.District)]
    [InlineData(Severity.Extraordinary, UnitLevel.City)]
    public void Of_a_big_matter_all_up_to_its_owner_hear_at_once(Severity severity, UnitLevel upTo)
    {
        var grid = Stories.Filed(severity);

        var news = Assert.Single(News(grid));

        var file = grid.Case();
        Assert.Equal((file.Number, file.Version, grid.Now), (news.Case, news.Version, news.At));
        Assert.Equal((MatterStanding.Waiting, upTo, true), (news.Standing, news.UpTo, news.Rises));
        Assert.Equal((file.Owner, severity, file.Step), (news.Owner, news.Severity, news.Step));
        Assert.Equal((file.Deadlines.AcknowledgeDue, file.Due), (news.AcknowledgeDue, news.Due));
        Assert.Equal(file.Why, news.Why);
        Assert.Equal(["unit/140213001001"], grid.State.Upward.Receivers);
    }

    [Fact]
    public void A_long_text_is_told_by_its_beginning()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Stories.Rubbish with { Text = new('长', 500) });
        grid.Do(People.Clerk, new FileCase(Severity.Major));

        Assert.Equal(120, Assert.Single(News(grid)).Text.Length);
    }

    [Fact]
    public void Whoever_escalates_or_raises_is_quoted_with_the_reason()
    {
        var grid = Stories.Assigned();
        grid.Do(People.Gridworker, new EscalateCase("too big for one cart"));
        grid.Do(People.Clerk, new RaiseCase(Severity.Considerable, "it smokes"));

        Assert.Equal(
            ["gridworker-zhao: too big for one cart", "clerk-zhou: it smokes"],
            News(grid).Select(news => news.Why[^1]));
        Assert.All(News(grid), news => Assert.True(news.Rises));
    }

    [Fact]
    public void Those_who_were_told_hear_of_every_change_that_their_desk_shows()
    {
        var grid = Stories.WithDepartment(Severity.Considerable);
        grid.Do(People.Department, new StartCase());
        grid.Do(People.Township, new ExtendCase(1, "rain"));
        grid.Do(People.Township, new SuspendCase("frost"));
        grid.Do(People.Township, new ResumeCase());
        grid.Do(People.Department, Stories.Done);
        grid.Do(People.Clerk, new ConfirmCase("done"));
        grid.Do(People.Clerk, Stories.AllTicked);

        var news = News(grid);

        Assert.Equal(
            [
                (CaseStep.Filed, MatterStanding.Waiting), (CaseStep.Assigned, MatterStanding.Acknowledged),
                (CaseStep.Investigated, MatterStanding.Acknowledged),
                (CaseStep.Investigated, MatterStanding.Acknowledged),
                (CaseStep.Investigated, MatterStanding.Acknowledged),
                (CaseStep.Investigated, MatterStanding.Acknowledged),
                (CaseStep.FedBack, MatterStanding.Acknowledged), (CaseStep.Archived, MatterStanding.Settled),
            ],
            news.Select(matter => (matter.Step, matter.Standing)));
        Assert.Equal([true, .. Enumerable.Repeat(false, 7)], news.Select(matter => matter.Rises));
        Assert.Null(news[4].Due);
        Assert.All(news.Skip(1), matter => Assert.Empty(matter.Why));
    }

    [Fact]
    public void What_their_desk_does_not_show_they_do_not_hear()
    {
        var grid = Stories.WithDepartment(Severity.Considerable);
        var count = News(grid).Count;

        grid.Do(People.Township, new GuideCase("so"));
        grid.Do(People.Township, new SuperviseCase(grid.Now + Hour, "hurry"));
        grid.Do(People.County, Stories.ToDepartment);
        grid.Live(2 * Hour);

        Assert.Equal(count, News(grid).Count);
    }

    [Fact]
    public void Reminders_are_heard()
    {
        var grid = Stories.Filed(Severity.Extraordinary).Live(TimeSpan.FromMinutes(11));

        Assert.Equal([0, 1, 2], News(grid).Select(news => news.Reminders));
    }

    [Fact]
    public void A_missed_deadline_takes_a_small_matter_to_somebody_new()
    {
        var grid = Stories.Filed().LiveUntil(GridOnPaper.InDatong("2026-01-06T10:00"));

        var news = Assert.Single(News(grid));

        Assert.Equal((UnitLevel.Township, true), (news.UpTo, news.Rises));
        Assert.StartsWith("rule deadline v1", news.Why[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_went_back_down_is_settled_for_those_above_when_the_grid_has_it_again()
    {
        var grid = Stories.Filed(Severity.Major);
        grid.Do(People.County, new LowerCase(Severity.Considerable, "smaller"));
        grid.Do(People.County, new HandBackCase("yours"));
        grid.Do(People.Township, new LowerCase(Severity.Ordinary, "small"));
        grid.Do(People.Township, new HandBackCase("yours"));

        var news = News(grid);

        Assert.Equal(
            [MatterStanding.Waiting, MatterStanding.Waiting, MatterStanding.Waiting, MatterStanding.Waiting,
                MatterStanding.Settled],
            news.Select(matter => matter.Standing));
        Assert.All(news, matter => Assert.Equal(UnitLevel.District, matter.UpTo));
        Assert.Equal([true, false, false, false, false], news.Select(matter => matter.Rises));
    }

    [Fact]
    public void What_went_down_and_up_again_rises_again()
    {
        var grid = Stories.Filed(Severity.Considerable);
        grid.Do(People.Township, new EscalateCase("up"));
        grid.Do(People.County, new HandBackCase("down"));
        grid.Do(People.Township, new EscalateCase("up again"));

        Assert.Equal([true, true, false, true], News(grid).Select(matter => matter.Rises));
    }

    [Fact]
    public void A_big_matter_that_is_reopened_comes_back_to_the_desks()
    {
        var grid = Stories.Filed(Severity.Considerable);
        grid.Do(People.Township, new RejectCase("nothing there"));
        grid.Do(People.Township, new ReopenCase("there is"));

        Assert.Equal(
            [MatterStanding.Waiting, MatterStanding.Settled, MatterStanding.Waiting],
            News(grid).Select(matter => matter.Standing));
        Assert.False(News(grid)[^1].Rises);
    }

    [Fact]
    public void News_is_numbered_by_its_entry()
    {
        var grid = Stories.WithDepartment(Severity.Major);

        Assert.All(
            grid.State.Upward.Next("unit/140213001001", "grid/140213001001001", 99),
            message => Assert.Equal((message.Body.Version, "grid/140213001001001"), (message.Number, message.From)));
    }

    private static List<Matter> News(GridOnPaper grid) =>
        [.. grid.State.Upward.Next("unit/140213001001", "grid/140213001001001", 99).Select(message => message.Body)];
}
