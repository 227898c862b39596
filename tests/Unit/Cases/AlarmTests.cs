using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class AlarmTests
{
    private static readonly RaiseAlarm Help = new(GridOnPaper.Square);

    [Fact]
    public void An_alarm_is_reported_and_filed_in_one_commit()
    {
        var grid = new GridOnPaper();

        var file = grid.Do(People.Resident, Help);

        Assert.Equal(["case_reported", "case_filed"], grid.Entries.TakeLast(2).Select(entry => entry.Kind));
        Assert.Single(grid.Entries.TakeLast(2).Select(entry => entry.CommandId).Distinct());
        Assert.Equal((CaseStep.Filed, Severity.Major, true), (file.Step, file.Severity, file.Alarm));
        Assert.Equal((UnitCode.Parse("140213"), UnitLevel.District), (file.Owner, file.ToldUpTo));
        Assert.Equal(grid.Now + TimeSpan.FromMinutes(15), file.Deadlines.AcknowledgeDue);
        Assert.Equal(RaiseAlarm.Wordless, file.Text);
        Assert.StartsWith("rule one_key_alarm v1: an alarm is at least major", file.Why[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_taken_when_there_was_time_for_them() =>
        Assert.Equal("Fire", new GridOnPaper().Do(People.Helper, Help with { Text = "Fire" }).Text);

    [Fact]
    public void The_county_hears_of_an_alarm_even_where_a_township_owns_it()
    {
        var options = new EscalationOptions();
        options.Major.Owner = "township";
        options.Major.Escalate = "district, city+1";
        var policy = GridOnPaper.Policy(RandomLife.Catalogue, options);

        var file = new GridOnPaper(policy).Do(People.Resident, Help);

        Assert.Equal((UnitLevel.Township, UnitLevel.District), (file.Owner.Level, file.ToldUpTo));
    }

    [Fact]
    public void Whoever_raises_an_alarm_signs_as_what_they_are() => Assert.All(
        People.All.Where(caller => caller != People.Auditor && caller != People.ClerkNextDoor),
        caller =>
        {
            var file = new GridOnPaper().Do(caller, Help);
            Assert.Contains(file.Reporter.Role, CaseClaims.ReportSources(file.Source));
        });

    [Fact]
    public void An_auditor_and_the_next_villages_clerk_raise_none() => Assert.All(
        [People.Auditor, People.ClerkNextDoor],
        caller => Assert.Equal(RefusalCode.NotEntitled, new GridOnPaper().Refuse(caller, Help).Code));

    [Fact]
    public void An_alarm_nobody_hears_is_repeated_and_goes_to_the_city_after_half_an_hour()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Help);

        Assert.Equal(UnitLevel.District, grid.Live(TimeSpan.FromMinutes(29)).Case().Owner.Level);
        Assert.Equal(UnitLevel.City, grid.Live(TimeSpan.FromMinutes(1)).Case().Owner.Level);
        Assert.Equal(8, grid.Live(TimeSpan.FromMinutes(90)).Case().Deadlines.AcknowledgeMissed);
    }

    [Fact]
    public void Any_desk_that_was_told_acknowledges_an_alarm_and_the_reminders_end()
    {
        foreach (var desk in new[] { People.Clerk, People.Township, People.County, People.City })
        {
            var grid = new GridOnPaper();
            grid.Do(People.Resident, Help);
            grid.Live(TimeSpan.FromHours(1));

            var file = grid.Do(desk, new AcknowledgeCase("on our way"));

            Assert.Equal(grid.Now, file.AcknowledgedAt);
            Assert.Null(file.Deadlines.AcknowledgeNext);
            Assert.Equal(4, grid.Live(TimeSpan.FromHours(2)).Case().Deadlines.AcknowledgeMissed);
        }
    }

    [Fact]
    public void Neither_a_resident_nor_the_next_village_acknowledges_an_alarm()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Help);

        Assert.All(
            [People.Resident, People.Gridworker, People.Department, People.ClerkNextDoor],
            caller => Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(caller, new AcknowledgeCase()).Code));
    }

    [Fact]
    public void A_resent_alarm_is_the_same_alarm_and_nothing_else_is()
    {
        var grid = new GridOnPaper();
        var decision = grid.Execute(People.Resident, Help, null);
        var first = (CaseEvent)decision.Facts[0];

        Assert.True(Repeats(People.Resident, Help));
        Assert.False(Repeats(People.Neighbour, Help));
        Assert.False(Repeats(People.Resident, Help with { Text = "other" }));
        Assert.False(Repeats(People.Resident, Help with { Place = new(1, 1) }));
        Assert.False(Repeats(
            People.Resident,
            Stories.Rubbish with { Text = RaiseAlarm.Wordless, Item = ReportCase.Unclassified }));
        Assert.False(CommandRepeats.Matches(
            new(Id, People.Clerk, GridOnPaper.Number(1), new FileCase(Severity.Major)),
            first));

        bool Repeats(Caller by, CaseCommand command) => CommandRepeats.Matches(new(Id, by, null, command), first);
    }

    private static CommandId Id => CommandId.Parse("alarm-0001");
}
