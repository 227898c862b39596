using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class ClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_deadline_is_extended_twice_at_most()
    {
        var grid = Stories.Filed(Severity.Considerable);
        var due = grid.Case().Due;

        Assert.Equal(due + Hour, grid.Do(People.Township, new ExtendCase(1, "rain")).Due);
        Assert.Equal(due + (3 * Hour), grid.Do(People.Township, new ExtendCase(2, "snow")).Due);
        var refusal = grid.Refuse(People.Township, new ExtendCase(1, "hail"));
        Assert.Equal(RefusalCode.Spent, refusal.Code);
        Assert.DoesNotContain(CaseMove.Extend, refusal.LegalMoves);
        Assert.NotEmpty(refusal.LegalMoves);
    }

    [Fact]
    public void Hours_of_an_extension_run_on_the_cases_own_clock()
    {
        var grid = Stories.Filed();
        Assert.Equal(GridOnPaper.InDatong("2026-01-08T18:00"), grid.Case().Due);

        var due = grid.Do(People.Clerk, new ExtendCase(1, "rain")).Due;

        Assert.Equal(GridOnPaper.InDatong("2026-01-09T09:00"), due);
    }

    [Fact]
    public void A_deadline_that_has_passed_is_not_extended()
    {
        var grid = Stories.Filed().Wait(81 * Hour);

        var refusal = grid.Refuse(People.Clerk, new ExtendCase(1, "late"));

        Assert.Equal(RefusalCode.DeadlinePassed, refusal.Code);
        Assert.Contains(CaseMove.Assign, refusal.LegalMoves);
    }

    [Fact]
    public void While_the_clock_stands_a_case_is_only_resumed_supervised_or_guided()
    {
        var grid = Stories.Started();
        grid.Do(People.Clerk, new SuspendCase("the spare part is on its way"));

        var refusal = grid.Refuse(People.Gridworker, Stories.Done);

        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Equal([CaseMove.Resume, CaseMove.Supervise, CaseMove.Guide], refusal.LegalMoves);
    }

    [Fact]
    public void Resuming_gives_the_working_time_that_was_left()
    {
        // Monday 09:00, and 31 working hours are left; it goes on at 19:00, when nobody works.
        var grid = Stories.Started();
        grid.Do(People.Clerk, new SuspendCase("waiting for a part"));
        grid.Wait(10 * Hour);

        var file = grid.Do(People.Clerk, new ResumeCase());

        Assert.Equal(GridOnPaper.InDatong("2026-01-09T17:00"), file.Due);
        Assert.Equal(10 * Hour, file.SuspendedTotal);
        Assert.Equal(RefusalCode.Spent, grid.Refuse(People.Clerk, new SuspendCase("again")).Code);
        Assert.Equal(RefusalCode.WrongStep, grid.Refuse(People.Clerk, new ResumeCase()).Code);
    }

    [Fact]
    public void Resuming_moves_a_deadline_in_hours_by_the_time_that_the_clock_stood()
    {
        var grid = Stories.WithDepartment(Severity.Considerable);
        var due = grid.Case().Due;
        grid.Do(People.Township, new SuspendCase("waiting for a part"));

        Assert.Equal(due + (10 * Hour), grid.Wait(10 * Hour).Do(People.Township, new ResumeCase()).Due);
    }

    [Fact]
    public void The_view_shows_no_deadline_while_the_clock_stands()
    {
        var grid = Stories.Filed();
        grid.Do(People.Clerk, new SuspendCase("frozen ground"));
        grid.Wait(100 * Hour);

        var standing = CaseViews.View(grid.Case(), grid.Now);
        Assert.Null(standing.Due);
        Assert.False(standing.Overdue);
        Assert.Null(standing.AcknowledgeDue);
        Assert.Null(standing.StepDue);
        Assert.Equal(
            [CaseMove.Resume, CaseMove.Supervise, CaseMove.Acknowledge, CaseMove.Guide],
            standing.LegalMoves);

        grid.Do(People.Clerk, new ResumeCase());
        var running = CaseViews.View(grid.Case(), grid.Now);
        Assert.Equal(GridOnPaper.InDatong("2026-01-15T11:00"), running.Due);
        Assert.False(running.Overdue);
        Assert.Equal(100 * 3600, running.SuspendedSeconds);
    }

    [Fact]
    public void A_case_is_overdue_from_its_deadline_until_it_is_sealed()
    {
        var grid = Stories.FedBack();
        var due = grid.Case().Due!.Value;

        Assert.False(CaseViews.View(grid.Case(), due).Overdue);
        Assert.True(CaseViews.View(grid.Case(), due + TimeSpan.FromTicks(10)).Overdue);
        grid.Do(People.Clerk, Stories.AllTicked);
        Assert.False(CaseViews.View(grid.Case(), due + Hour).Overdue);
    }

    [Fact]
    public void A_superior_sets_a_deadline_in_the_future()
    {
        var grid = Stories.Assigned();

        foreach (var wrong in new[] { grid.Now, grid.Now + (9_000 * Hour) })
        {
            var refusal = grid.Refuse(People.Township, new SuperviseCase(wrong, "hurry"));
            Assert.Equal("due", Assert.Single(refusal.Fields).Field);
        }

        var due = grid.Now + Hour;
        Assert.Equal(due, grid.Do(People.Township, new SuperviseCase(due, "hurry")).SupervisedDue);
    }

    [Fact]
    public void A_superior_stands_above_the_owner_or_is_the_owning_desk()
    {
        var grid = Stories.Filed(Severity.Considerable);
        var soon = new SuperviseCase(grid.Now + Hour, "hurry");

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, soon).Code);
        grid.Do(People.Township, soon);
        grid.Do(People.County, soon);
        Stories.Filed().Do(People.Clerk, soon);
        Stories.Filed(Severity.Extraordinary).Do(People.City, soon);
    }

    [Fact]
    public void A_matter_travels_level_by_level_to_the_city_and_no_further()
    {
        var grid = Stories.Assigned();

        Assert.Equal(UnitLevel.Village, grid.Do(People.Gridworker, new EscalateCase("too big for me")).Owner.Level);
        Assert.Equal(UnitLevel.Township, grid.Do(People.Clerk, new EscalateCase("too big for us")).Owner.Level);
        Assert.Equal(UnitLevel.District, grid.Do(People.Township, new EscalateCase("too big")).Owner.Level);
        var file = grid.Do(People.County, new EscalateCase("too big for a county"));
        Assert.Equal(UnitLevel.City, file.Owner.Level);
        Assert.Equal(People.Gridworker.Id, file.Assignee?.Id);
        var refusal = grid.Refuse(People.City, new EscalateCase("to the province"));
        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Contains("the city is the last", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Desks_below_the_owner_and_bystanders_do_not_escalate()
    {
        Assert.Equal(
            RefusalCode.NotEntitled,
            Stories.Filed(Severity.Major).Refuse(People.Township, new EscalateCase("up")).Code);
        Assert.Equal(RefusalCode.NotEntitled, Stories.Assigned().Refuse(People.Helper, new EscalateCase("up")).Code);
    }

    [Fact]
    public void Times_at_the_steps_add_up_to_the_whole_life()
    {
        var grid = Stories.Reported().Wait(2 * Hour);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));
        grid.Wait(3 * Hour);
        grid.Do(People.Clerk, Stories.ToDepartment);
        grid.Wait(4 * Hour);

        var view = CaseViews.View(grid.Do(People.Department, new StartCase()), grid.Now);

        Assert.Equal([2 * 3600.0, 3 * 3600, 4 * 3600, 0, 0, 0], view.StepSeconds);
        Assert.Equal(view.StepSeconds.Sum(), (grid.Now - view.ReportedAt).TotalSeconds);
    }
}
