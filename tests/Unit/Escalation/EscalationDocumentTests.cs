using System.Text;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Unit.House;
using GridOrleans.Workflow;
using Xunit;

namespace GridOrleans.Unit.Escalation;

/// <summary>docs/escalation.md tells what the defaults say: its tables are held against those made from them.</summary>
public sealed class EscalationDocumentTests
{
    private const string Begin = "<!-- table: checked against the defaults by EscalationDocumentTests -->";
    private const string End = "<!-- end of table -->";

    private static readonly Dictionary<Severity, string> Chinese = new()
    {
        [Severity.Extraordinary] = "特别重大",
        [Severity.Major] = "重大",
        [Severity.Considerable] = "较大",
        [Severity.Ordinary] = "一般",
    };

    [Fact]
    public void The_table_is_the_default()
    {
        var text = SourceTree.Read("docs", "escalation.md");
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);

        Assert.True(begin >= Begin.Length && end > begin, "docs/escalation.md lacks the marks around its table.");
        Assert.Equal(Table().Trim(), text[begin..end].Trim());
    }

    [Fact]
    public void The_example_of_a_configuration_is_sound()
    {
        var options = new EscalationOptions();
        (options.Ordinary.Handle, options.Ordinary.Escalate) = ("5wd", "village, township+1, district+2");

        Assert.Contains(
            $"\"Handle\": \"{options.Ordinary.Handle}\", \"Escalate\": \"{options.Ordinary.Escalate}\"",
            SourceTree.Read("docs", "escalation.md"),
            StringComparison.Ordinal);
        Assert.Equal(3, SeverityTable.Read(options)[Severity.Ordinary].Escalate.Length);
    }

    [Theory]
    [InlineData("large_group v1")]
    [InlineData("one_key_alarm v1")]
    [InlineData("first_owner v2")]
    [InlineData("time_limit v2")]
    [InlineData("grade v1")]
    [InlineData("deadline v1")]
    [InlineData("upward_route v1")]
    public void Every_rule_that_signs_a_reason_is_told_of(string rule)
    {
        var (name, version) = (rule.Split(' ')[0], rule.Split(' ')[1]);

        Assert.Contains($"| `{name}` {version} |", SourceTree.Read("docs", "escalation.md"), StringComparison.Ordinal);
    }

    private static string Table()
    {
        var severities = SeverityTable.Read(new());
        var text = new StringBuilder(
            "| severity | owned first by | acknowledge within | done within | when missed | reminded |\n"
                + "| --- | --- | --- | --- | --- | --- |\n");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            var row = severities[severity];
            text.Append($"| 0{(int)severity} `{Spelling.Of(severity)}` {Chinese[severity]} | {Spelling.Of(row.Owner)} ")
                .Append($"| {row.Acknowledge} | {row.Handle} | {OrNone(string.Join("; ", row.Escalate.Select(Step)))} ")
                .Append($"| {OrNone(row.Repeat is { } repeat ? $"every {repeat}" : "")} |\n");
        }

        text.Append("\n| step | left within |\n| --- | --- |\n");
        foreach (var step in Enum.GetValues<CaseStep>())
        {
            text.Append($"| {(int)step + 1} `{Spelling.Of(step)}` | {OrNone($"{severities.LimitOf(step)}")} |\n");
        }

        return text.ToString();
    }

    private static string Step(EscalationStep step) => step.LimitsLater switch
    {
        0 => Spelling.Of(step.To),
        1 => $"{Spelling.Of(step.To)} one limit later",
        var later => $"{Spelling.Of(step.To)} {later} limits later",
    };

    private static string OrNone(string text) => text.Length == 0 ? "—" : text;
}
