using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Assessment;
using Xunit;

namespace GridOrleans.Unit.Assessment;

public sealed class IndicatorFindingsTests
{
    private const string SampleName = "GridOrleans.Assessment.indicators.sample.json";

    [Fact]
    public void The_sample_loads_and_says_that_it_is_our_convention()
    {
        var sample = IndicatorSet.LoadSample().View();

        Assert.StartsWith("Our convention 本项目约定", sample.Note, StringComparison.Ordinal);
        Assert.Equal(100, sample.Indicators.Sum(indicator => indicator.Weight));
    }

    [Theory]
    [InlineData("""{"count": "reports"}""", "'count' grows with a count", """{"share": "timely", "of": "cases"}""")]
    [InlineData("""{"sum": "patrol_km"}""", "'sum' grows with a count", "covered")]
    [InlineData("""{"mean": "check_ins", "of": "days"}""", "'mean' grows with a count", "points_due")]
    [InlineData("""{"max": "services"}""", "'max' grows with a count", "satisfied")]
    [InlineData("""{"share": "reports", "of": "households"}""", "'reports' grows with a count", "timely")]
    [InlineData("""{"share": "patrol_km", "of": "days"}""", "'patrol_km' grows with a count", "covered")]
    [InlineData("""{"share": "check_ins", "of": "points_due"}""", "'check_ins' grows with a count", "covered")]
    [InlineData("""{"lower_bound": "services", "of": "households"}""", "'services' grows with a count", "satisfied")]
    [InlineData("""{"share": "timely", "of": "households"}""", "'timely' of 'households' grows with a count", "cases")]
    [InlineData("""{"share": "timely", "of": "cases", "per": "day"}""", "'per' grows with a count", "timely")]
    public void An_indicator_that_grows_with_a_count_does_not_load_and_the_error_says_why_and_what_instead(
        string measure, string why, string instead)
    {
        var (indicators, findings) = With(row => row["measure"] = JsonNode.Parse(measure));

        Assert.Null(indicators);
        var finding = Assert.Single(findings);
        Assert.StartsWith($"Indicator timely: {why}", finding, StringComparison.Ordinal);
        Assert.EndsWith(".", finding, StringComparison.Ordinal);
        Assert.Contains(instead, finding[why.Length..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"measure": {}}""", "is none")]
    [InlineData("""{"measure": {"share": "quick", "of": "cases"}}""", "is none")]
    [InlineData("""{"measure": {"share": "timely"}}""", "is none")]
    [InlineData("""{"weight": 0}""", "a weight of 1–100")]
    [InlineData("""{"weight": 31}""", "The weights are 101")]
    [InlineData("""{"code": ""}""", "a code of 1–64")]
    [InlineData("""{"code": "satisfaction"}""", "stands there 2 times")]
    [InlineData("""{"english": " "}""", "a Chinese and an English name")]
    [InlineData("""{"measure": {"share": null, "of": "cases"}}""", "null")]
    [InlineData("""{"rank": 1}""", "cannot be read")]
    public void What_else_is_wrong_is_named(string change, string finding)
    {
        var (indicators, findings) = With(row =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            {
                row[name] = value?.DeepClone();
            }
        });

        Assert.Null(indicators);
        Assert.Contains(findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("minutesPerTask", "0", "1–10000 minutes")]
    [InlineData("minutesByItem", """{"N101":-5}""", "N101")]
    [InlineData("minutesPerWorkday", """{"full_time":480}""", "part_time")]
    [InlineData("minutesPerWorkday", """{"full_time":1,"part_time":1,"auxiliary":1,"micro":1,"chief":1}""", "chief")]
    public void Load_that_cannot_be_is_named(string field, string value, string finding)
    {
        var file = Sample();
        file["load"]![field] = JsonNode.Parse(value);

        var (indicators, findings) = IndicatorSet.Read(file.ToJsonString());

        Assert.Null(indicators);
        Assert.Contains(findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    private static (IndicatorSet? Indicators, IReadOnlyList<string> Findings) With(Action<JsonNode> change)
    {
        var file = Sample();
        change(file["indicators"]![0]!);
        return IndicatorSet.Read(file.ToJsonString());
    }

    private static JsonNode Sample()
    {
        using var stream = typeof(IndicatorSet).Assembly.GetManifestResourceStream(SampleName)!;
        return JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions())!;
    }
}
