using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Escalation;

public sealed class SeverityTableTests
{
    private static readonly Dictionary<string, (Action<EscalationOptions> Change, string[] Findings)> Unsound = new()
    {
        ["no level"] = (
            options => options.Major.Owner = "county",
            ["Major:Owner: 'county' is no level: one of city, district, township, village, grid is expected."]),
        ["no limit"] = (
            options => options.Ordinary.Handle = "soon",
            ["Ordinary:Handle: 'soon' is not a limit"]),
        ["nothing at all"] = (
            options => options.Considerable = null!,
            [
                "Considerable:Owner: '' is no level",
                "Considerable:Acknowledge: '' is not a limit",
                "Considerable:Handle: '' is not a limit",
            ]),
        ["no time"] = (options => options.Major.Acknowledge = "0m", ["Major:Acknowledge: '0m' is not a limit"]),
        ["more than a year"] = (options => options.Steps.FedBack = "400d", ["Steps:FedBack: '400d' is not a limit"]),
        ["a step of nothing"] = (options => options.Steps.Filed = "x", ["Steps:Filed: 'x' is not a limit"]),
        ["a repeat of nothing"] = (options => options.Major.Repeat = "x", ["Major:Repeat: 'x' is not a limit"]),
        ["escalates to nowhere"] = (
            options => options.Major.Escalate = "province",
            ["Major:Escalate: 'province' is no level"]),
        ["escalates never"] = (
            options => options.Major.Escalate = "city+",
            ["Major:Escalate: 'city+': after '+', how many limits later is expected, at most 100."]),
        ["escalates in a century"] = (
            options => options.Major.Escalate = "city+101",
            ["Major:Escalate: 'city+101': after '+', how many limits later is expected, at most 100."]),
        ["escalates to its owner"] = (
            options => options.Major.Escalate = "district",
            ["Major:Escalate: 'district' is no level above district."]),
        ["escalates down again"] = (
            options => options.Ordinary.Escalate = "district, township+1",
            ["Ordinary:Escalate: 'township+1' is no level above district."]),
        ["two levels at once"] = (
            options => options.Ordinary.Escalate = "township+1, district+1",
            ["Ordinary:Escalate: 'district+1' does not come later than the step before."]),
        ["a small matter above the grid"] = (
            options => (options.Ordinary.Owner, options.Ordinary.Escalate) = ("village", "district"),
            ["Ordinary:Owner: an ordinary matter is owned by its grid first."]),
        ["a big matter in the grid"] = (
            options => options.Considerable.Owner = "grid",
            ["Considerable:Owner: a matter of severity 01–03 is not owned by a grid."]),
        ["nobody reminds the city"] = (
            options => options.Extraordinary.Repeat = null!,
            ["Extraordinary:Repeat: nobody stands above its owner"]),
        ["a bigger matter lower down"] = (
            options => options.Major.Owner = "village",
            ["Considerable:Owner: a bigger matter, Major, would be owned by a lower level."]),
        ["a bigger matter has more time to be taken on"] = (
            options => options.Major.Acknowledge = "3h",
            ["Major:Acknowledge: 3h is longer than 2h, the limit of a smaller matter, Considerable."]),
        ["a bigger matter has more time to be done"] = (
            options => options.Considerable.Handle = "4d",
            ["Considerable:Handle: 4d is longer than 3wd, the limit of a smaller matter, Ordinary."]),
        ["taken on after it is done"] = (
            options => options.Extraordinary.Handle = "4m",
            ["Extraordinary:Acknowledge: 5m is longer than 4m, within which the matter must be done."]),
        ["two wrongs"] = (
            options => (options.Major.Owner, options.Steps.Reported) = ("x", "y"),
            ["Major:Owner: 'x' is no level", "Steps:Reported: 'y' is not a limit"]),
    };

    public static TheoryData<string> Wrongs => [.. Unsound.Keys];

    [Theory]
    [InlineData(Severity.Ordinary, UnitLevel.Grid, "8wh", "3wd", null)]
    [InlineData(Severity.Considerable, UnitLevel.Township, "2h", "24h", null)]
    [InlineData(Severity.Major, UnitLevel.District, "15m", "4h", null)]
    [InlineData(Severity.Extraordinary, UnitLevel.City, "5m", "1h", "5m")]
    public void By_default_it_is_the_published_severities_with_our_limits(
        Severity severity, UnitLevel owner, string acknowledge, string handle, string? repeat)
    {
        var row = SeverityTable.Read(new())[severity];

        Assert.Equal(owner, row.Owner);
        Assert.Equal((Limit.Parse(acknowledge), Limit.Parse(handle)), (row.Acknowledge, row.Handle));
        Assert.Equal(repeat, row.Repeat?.ToString());
    }

    [Theory]
    [InlineData(Severity.Ordinary, UnitLevel.Township, UnitLevel.District)]
    [InlineData(Severity.Considerable, UnitLevel.District, null)]
    [InlineData(Severity.Major, null, UnitLevel.City)]
    [InlineData(Severity.Extraordinary, null, null)]
    public void What_is_missed_goes_up_at_the_deadline_or_one_limit_later(
        Severity severity, UnitLevel? first, UnitLevel? second)
    {
        var row = SeverityTable.Read(new())[severity];

        Assert.Equal((first, second, null), (row.StepAt(0)?.To, row.StepAt(1)?.To, row.StepAt(2)));
        Assert.Equal((second is not null, false), (row.StepsAfter(0), row.StepsAfter(1)));
    }

    [Fact]
    public void Steps_have_limits_of_their_own_and_a_sealed_file_has_none()
    {
        var table = SeverityTable.Read(new());

        Assert.Equal(
            ["4wh", "8wh", "8wh", null, "5wd", null],
            Enum.GetValues<CaseStep>().Select(step => table.LimitOf(step)?.ToString()));
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Everything_that_is_wrong_with_the_options_is_found_and_nothing_else(string wrong)
    {
        var (change, findings) = Unsound[wrong];
        var options = new EscalationOptions();
        change(options);

        var refused = Assert.Throws<ArgumentException>(() => SeverityTable.Read(options));

        var lines = refused.Message.Split('\n');
        Assert.Equal("Grid:Escalation is not sound:", lines[0]);
        Assert.Equal(findings.Length, lines.Length - 1);
        Assert.All(
            findings.Zip(lines.Skip(1)),
            pair => Assert.StartsWith($"Grid:Escalation:{pair.First}", pair.Second, StringComparison.Ordinal));
    }
}
