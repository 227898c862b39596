using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class FilingTests
{
    [Theory]
    [InlineData(Severity.Ordinary, "140213001001001", "2026-01-06T09:00", "2026-01-08T18:00", null)]
    [InlineData(Severity.Considerable, "140213001", "2026-01-05T11:00", "2026-01-06T09:00", UnitLevel.Township)]
    [InlineData(Severity.Major, "140213", "2026-01-05T09:15", "2026-01-05T13:00", UnitLevel.District)]
    [InlineData(Severity.Extraordinary, "1402", "2026-01-05T09:05", "2026-01-05T10:00", UnitLevel.City)]
    public void Severity_decides_owner_deadlines_and_who_is_told(
        Severity severity, string owner, string acknowledge, string due, UnitLevel? told)
    {
        // A Monday, nine in the morning in Datong.
        var file = Stories.Reported().Do(People.Clerk, new FileCase(severity));

        Assert.Equal(CaseStep.Filed, file.Step);
        Assert.Equal(UnitCode.Parse(owner), file.Owner);
        Assert.Equal(GridOnPaper.InDatong(acknowledge), file.Deadlines.AcknowledgeDue);
        Assert.Equal(GridOnPaper.InDatong(due), file.Due);
        Assert.Equal(told, file.ToldUpTo);
    }

    [Fact]
    public void Filing_says_why_by_rule_version_facts_and_clock()
    {
        var why = Stories.Filed().Case().Why;

        Assert.Equal(
            [
                "rule first_owner v2: severity ordinary; owner grid 140213001001001; at 2026-01-05T01:00:00Z",
                "rule time_limit v2: severity ordinary; acknowledge within 8wh, by 2026-01-06T01:00:00Z; "
                    + "done within 3wd, by 2026-01-08T10:00:00Z",
            ],
            why);
    }

    [Theory]
    [InlineData(Severity.Ordinary, Severity.Major)]
    [InlineData(Severity.Considerable, Severity.Major)]
    [InlineData(Severity.Major, Severity.Major)]
    [InlineData(Severity.Extraordinary, Severity.Extraordinary)]
    public void A_large_group_makes_a_matter_at_least_major(Severity said, Severity settled)
    {
        var file = Stories.Reported().Do(People.Clerk, new FileCase(said, GroupSize.Large));

        Assert.Equal(settled, file.Severity);
        Assert.Equal(said != settled, file.Why[0].StartsWith("rule large_group", StringComparison.Ordinal));
    }

    [Fact]
    public void Filing_classifies_what_was_reported_unclassified()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Stories.Rubbish with { Item = ReportCase.Unclassified });

        Assert.Equal(
            RefusalCode.UnknownItem,
            grid.Refuse(People.Clerk, new FileCase(Severity.Ordinary, Item: "N999")).Code);
        Assert.Equal("N101", grid.Do(People.Clerk, new FileCase(Severity.Ordinary, Item: "N101")).Item);
    }

    [Fact]
    public void Filing_twice_is_refused()
    {
        var refusal = Stories.Filed().Refuse(People.Clerk, new FileCase(Severity.Ordinary));

        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.StartsWith("The case is filed; 'file' begins at reported.", refusal.Detail, StringComparison.Ordinal);
        Assert.EndsWith(
            "Possible now: assign, extend, suspend, escalate, supervise, merge, reject, acknowledge, guide, raise, "
                + "lower, hand_back.",
            refusal.Detail,
            StringComparison.Ordinal);
        Assert.Contains(CaseMove.Assign, refusal.LegalMoves);
    }

    [Fact]
    public void Residents_gridworkers_and_clerks_of_other_villages_do_not_file()
    {
        var grid = Stories.Reported();

        Assert.All(
            new[] { People.Resident, People.Gridworker, People.Department, People.Auditor, People.ClerkNextDoor },
            caller => Assert.Equal(
                RefusalCode.NotEntitled,
                grid.Refuse(caller, new FileCase(Severity.Ordinary)).Code));
    }
}
