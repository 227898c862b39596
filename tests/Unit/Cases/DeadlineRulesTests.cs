using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class DeadlineRulesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Nothing_is_marked_a_tick_before_its_deadline_and_once_at_it()
    {
        var grid = Stories.Filed(Severity.Considerable);

        Assert.Empty(grid.Wait((2 * Hour) - Tick).MarkDue());
        Assert.Equal(
            [typeof(CaseDeadlinePassed), typeof(CaseEscalated)],
            grid.Wait(Tick).MarkDue().Select(fact => fact.GetType()));
        Assert.Empty(grid.MarkDue());
        Assert.Empty(grid.Wait(Hour).MarkDue());
    }

    [Theory]
    [InlineData(Severity.Ordinary, "2026-01-06T09:00 township, 2026-01-07T09:00 district")]
    [InlineData(Severity.Considerable, "2026-01-05T11:00 district")]
    [InlineData(Severity.Major, "2026-01-05T09:30 city")]
    [InlineData(Severity.Extraordinary, "")]
    public void What_nobody_acknowledges_goes_up_by_the_table(Severity severity, string expected)
    {
        var grid = Stories.Filed(severity);

        Assert.Equal(expected, Escalations(grid, GridOnPaper.InDatong("2026-01-08T17:59")));
    }

    [Theory]
    [InlineData(Severity.Ordinary, "2026-01-08T18:00 township, 2026-01-13T18:00 district")]
    [InlineData(Severity.Considerable, "2026-01-06T09:00 district")]
    [InlineData(Severity.Major, "2026-01-05T17:00 city")]
    [InlineData(Severity.Extraordinary, "")]
    public void What_is_not_done_in_time_goes_up_by_the_table(Severity severity, string expected)
    {
        var grid = Stories.WithDepartment(severity);

        Assert.Equal(expected, Escalations(grid, GridOnPaper.InDatong("2026-02-01T09:00")));
    }

    [Fact]
    public void Every_escalation_by_rule_says_why()
    {
        var file = Stories.Filed(Severity.Considerable).Live(3 * Hour).Case();

        Assert.Equal(
            "rule deadline v1: severity considerable; deadline acknowledge, missed 0 times before; "
                + "due 2026-01-05T03:00:00Z; goes to district",
            file.Why[^1]);
    }

    [Fact]
    public void The_new_owner_by_rule_has_the_matter_to_acknowledge()
    {
        var file = Stories.WithDepartment(Severity.Considerable).Live(25 * Hour).Case();

        Assert.Equal(UnitLevel.District, file.Owner.Level);
        Assert.Null(file.AcknowledgedAt);
    }

    [Fact]
    public void A_matter_that_stands_higher_already_is_marked_and_stays()
    {
        var grid = Stories.Filed();
        grid.Do(People.Clerk, new EscalateCase("up"));
        grid.Do(People.Clerk, new EscalateCase("up"));
        grid.Do(People.Township, new EscalateCase("up"));

        Assert.Equal("", Escalations(grid, GridOnPaper.InDatong("2026-01-20T09:00")));
        Assert.Equal(2, grid.Case().Missed.Count(missed => missed.Kind is DeadlineKind.Acknowledge));
        Assert.Equal(2, grid.Case().Missed.Count(missed => missed.Kind is DeadlineKind.Handle));
    }

    [Fact]
    public void The_city_is_reminded_every_five_minutes_until_it_acknowledges()
    {
        var grid = Stories.Filed(Severity.Extraordinary);

        Assert.Equal(12, grid.Live(Hour).Case().Deadlines.AcknowledgeMissed);
        Assert.Equal(grid.Now + (5 * Minute), grid.Case().Deadlines.AcknowledgeNext);
        grid.Do(People.City, new AcknowledgeCase());
        Assert.Equal(12, grid.Live(Hour).Case().Deadlines.AcknowledgeMissed);
    }

    [Fact]
    public void After_a_standstill_there_is_one_reminder_and_not_all_that_were_missed()
    {
        var grid = Stories.Filed(Severity.Extraordinary).Wait(59 * Minute);

        var reminder = Assert.IsType<CaseDeadlinePassed>(Assert.Single(grid.MarkDue()));

        Assert.Equal(grid.Now - (54 * Minute), reminder.Due);
        Assert.Equal(grid.Now + (5 * Minute), reminder.Next);
    }

    [Fact]
    public void After_a_standstill_a_matter_goes_as_far_up_as_it_would_have()
    {
        var grid = Stories.Filed().Wait(TimeSpan.FromDays(4));

        grid.MarkDue();

        Assert.Equal(UnitLevel.District, grid.Case().Owner.Level);
        Assert.True(grid.Case().NextDeadline?.At > grid.Now);
    }

    [Fact]
    public void A_report_that_nobody_files_and_a_task_that_nobody_starts_are_marked_and_go_nowhere()
    {
        var grid = Stories.Reported().Live(5 * Hour);
        Assert.Equal("", Escalations(grid, grid.Now + (5 * Hour)));
        Assert.Equal(DeadlineKind.Step, Assert.Single(grid.Case().Missed).Kind);
        Assert.EndsWith(
            "severity not settled; deadline step; due 2026-01-05T07:00:00Z",
            ((CaseDeadlinePassed)Stories.Reported().Wait(6 * Hour).MarkDue()[0]).Why[0],
            StringComparison.Ordinal);

        var assigned = Stories.Assigned().Live(25 * Hour).Case();
        Assert.Equal((DeadlineKind.Step, UnitLevel.Grid), (Assert.Single(assigned.Missed).Kind, assigned.Owner.Level));
    }

    [Fact]
    public void A_step_left_in_time_is_not_marked()
    {
        var grid = Stories.Reported().Live(Hour);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));
        grid.Live(Hour).Do(People.Clerk, Stories.ToGridworker);
        grid.Live(Hour).Do(People.Gridworker, new StartCase());

        Assert.Empty(grid.Live(48 * Hour).Case().Missed);
    }

    [Fact]
    public void While_the_clock_stands_only_a_superiors_deadline_passes()
    {
        var grid = Stories.Filed(Severity.Considerable);
        var due = grid.Now + (3 * Hour);
        grid.Do(People.Township, new SuperviseCase(due, "hurry"));
        grid.Do(People.Township, new SuspendCase("frost"));

        var missed = Assert.Single(grid.Live(48 * Hour).Case().Missed);

        Assert.Equal((DeadlineKind.Supervision, due), (missed.Kind, missed.Due));
    }

    [Fact]
    public void Every_deadline_gets_the_time_that_it_had_left_on_its_own_clock()
    {
        var grid = Stories.Filed().Live(2 * Hour);
        grid.Do(People.Clerk, new SuspendCase("frost"));
        grid.LiveUntil(GridOnPaper.InDatong("2026-01-09T16:00"));

        var file = grid.Do(People.Clerk, new ResumeCase());

        // 6 working hours were left of 8, and 29 of the three workdays; a weekend lies between.
        Assert.Equal(GridOnPaper.InDatong("2026-01-12T12:00"), file.Deadlines.AcknowledgeNext);
        Assert.Equal(GridOnPaper.InDatong("2026-01-12T12:00"), file.Deadlines.StepNext);
        Assert.Equal(GridOnPaper.InDatong("2026-01-15T11:00"), file.Due);
        Assert.Equal(file.Due, file.Deadlines.HandleNext);
    }

    [Fact]
    public void What_was_missed_before_the_clock_stood_is_not_missed_again_when_it_goes_on()
    {
        var grid = Stories.Filed(Severity.Major).Live(20 * Minute);
        grid.Live(4 * Hour).Do(People.City, new AcknowledgeCase());
        var before = grid.Case();
        grid.Do(People.City, new SuspendCase("night"));
        grid.Live(10 * Hour);

        var file = grid.Do(People.City, new ResumeCase());

        Assert.Empty(grid.MarkDue());
        Assert.Equal(before.Due + (10 * Hour), file.Due);
        Assert.True(CaseViews.IsOverdue(file, grid.Now));
        Assert.Equal(before.Deadlines.HandleNext + (10 * Hour), file.Deadlines.HandleNext);
        Assert.Equal(before.Missed, grid.Live(10 * Minute).Case().Missed);
    }

    [Fact]
    public void An_extended_deadline_passes_at_its_new_instant_alone()
    {
        var grid = Stories.WithDepartment(Severity.Considerable);
        grid.Do(People.Township, new ExtendCase(10, "snow"));

        Assert.DoesNotContain(grid.Live(33 * Hour).Case().Missed, missed => missed.Kind is DeadlineKind.Handle);
        Assert.Equal("2026-01-06T19:00 district", Escalations(grid, grid.Now + (2 * Hour)));
    }

    [Fact]
    public void A_superiors_deadline_is_marked_once_and_set_anew_marked_again()
    {
        var grid = Stories.Assigned();
        grid.Do(People.Township, new SuperviseCase(grid.Now + Hour, "hurry"));
        Assert.Equal(DeadlineKind.Supervision, Assert.Single(grid.Live(2 * Hour).Case().Missed).Kind);
        Assert.True(grid.Case().Deadlines.SupervisionMissed);

        grid.Do(People.Township, new SuperviseCase(grid.Now + Hour, "hurry up"));
        Assert.False(grid.Case().Deadlines.SupervisionMissed);
        Assert.Equal(2, grid.Live(2 * Hour).Case().Missed.Length);
    }

    [Fact]
    public void A_sealed_file_has_no_deadline_left_and_a_reopened_one_a_new_one()
    {
        var grid = Stories.Closed();
        Assert.Null(grid.Case().NextDeadline);
        grid.Live(TimeSpan.FromDays(30));
        Assert.Empty(grid.Case().Missed);

        grid.Do(People.Clerk, new ReopenCase("again"));

        Assert.Equal(DeadlineKind.Step, grid.Case().NextDeadline?.Kind);
        Assert.NotEmpty(grid.Live(TimeSpan.FromDays(7)).Case().Missed);
    }

    [Fact]
    public void As_many_as_the_journal_takes_at_once_are_marked_and_the_rest_next()
    {
        var grid = new GridOnPaper();
        for (var number = 0; number < 5; number++)
        {
            grid.Do(People.Resident, Stories.Rubbish);
        }

        var policy = GridOnPaper.Policy(RandomLife.Catalogue);
        Assert.Equal(2, DeadlineRules.Pass(grid.State, policy, grid.Now + (9 * Hour), most: 2).Count);
        Assert.Equal(5, grid.Wait(9 * Hour).MarkDue().Count);
    }

    [Fact]
    public void The_file_shows_the_newest_marks_and_its_history_has_them_all()
    {
        var grid = Stories.Filed(Severity.Extraordinary).Live(5 * Hour);

        Assert.Equal(20, grid.Case().Missed.Length);
        Assert.Equal(60, grid.Case().Deadlines.AcknowledgeMissed);
        Assert.Equal(61, grid.Entries.Count(entry => entry.Kind is "case_deadline_passed"));
    }

    // When, by the clocks of Datong, and to which level the case goes by rule until an instant.
    private static string Escalations(GridOnPaper grid, DateTimeOffset until)
    {
        var seen = new List<string>();
        grid.Watch = (_, fact, _) =>
        {
            if (fact is CaseEscalated { Why: not null } escalated)
            {
                var level = GridOrleans.Workflow.Spelling.Of(escalated.To.Level);
                seen.Add($"{grid.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-ddTHH:mm} {level}");
            }
        };
        grid.LiveUntil(until);
        return string.Join(", ", seen);
    }
}
