using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class FilingTests
{
    [Theory]
    [InlineData(Severity.Ordinary, "140213001001001", 72)]
    [InlineData(Severity.Considerable, "140213001", 24)]
    [InlineData(Severity.Major, "140213", 4)]
    [InlineData(Severity.Extraordinary, "1402", 1)]
    public void Severity_decides_owner_and_deadline(Severity severity, string owner, int hours)
    {
        var grid = Stories.Reported();

        var file = grid.Do(People.Clerk, new FileCase(severity));

        Assert.Equal(CaseStep.Filed, file.Step);
        Assert.Equal(UnitCode.Parse(owner), file.Owner);
        Assert.Equal(grid.Now + TimeSpan.FromHours(hours), file.Due);
    }

    [Fact]
    public void Filing_says_why_by_rule_version_facts_and_clock()
    {
        var why = Stories.Filed().Case().Why;

        Assert.Equal(
            [
                "rule first_owner v1: severity ordinary; owner grid 140213001001001; at 2026-01-05T01:00:00Z",
                "rule time_limit v1: severity ordinary; 72 continuous hours; "
                    + "from 2026-01-05T01:00:00Z to 2026-01-08T01:00:00Z",
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
            "Possible now: assign, extend, suspend, escalate, supervise, merge, reject.",
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

    [Fact]
    public void Limits_that_contradict_themselves_are_named()
    {
        var limits = new TimeLimits { Ordinary = TimeSpan.FromHours(2), Major = TimeSpan.Zero };

        Assert.Equal(
            [
                "Considerable: 1.00:00:00 is longer than the limit 02:00:00 of a smaller matter.",
                "Major: 00:00:00 is not a limit; more than 0 and at most 365.00:00:00 is expected.",
                "Extraordinary: 01:00:00 is longer than the limit 00:00:00 of a smaller matter.",
            ],
            limits.Findings());
        Assert.Throws<ArgumentException>(limits.Validated);
        Assert.Empty(new TimeLimits().Findings());
    }
}
