using GridOrleans.Cases;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class ProfileFileTests
{
    private const string Small = """
        {
          "name": "mine", "cases": 10, "hours": 1, "seconds": 2, "shares": { "returned": 0.5 },
          "minutesBefore": { "finish": 30 }, // as long as it takes
        }
        """;

    [Fact]
    public void The_day_of_the_city_is_a_365th_of_its_year()
    {
        var day = ProfileFile.Load("day");

        Assert.Equal(924, day.Cases);
        Assert.Equal(17, day.Items.Length);
    }

    [Fact]
    public void A_person_may_leave_comments_and_leave_fields_out()
    {
        var mine = ProfileFile.Parse(Small, "mine.json");

        Assert.Equal((0.5, 30.0), (mine.Shares.Returned, mine.MinutesBefore[CaseMove.Finish]));
        Assert.Null(mine.Limits.P99Milliseconds);
    }

    [Theory]
    [InlineData("\"returned\": 0.5", "\"returned\": 1.5", "Returned")]
    [InlineData("\"returned\": 0.5", "\"retuned\": 0.5", "retuned")]
    [InlineData("\"cases\": 10", "\"cases\": 0", "Cases")]
    [InlineData("\"cases\": 10,", "", "cases")]
    [InlineData("\"finish\": 30", "\"finish\": -1", "minutesBefore.Finish")]
    [InlineData("\"finish\": 30", "\"fly\": 30", "minutesBefore")]
    [InlineData("\"hours\": 1", "\"hours\": \"one\"", "hours")]
    public void A_wrong_field_is_named(string right, string wrong, string named)
    {
        var refused = Assert.Throws<InvalidDataException>(
            () => ProfileFile.Parse(Small.Replace(right, wrong, StringComparison.Ordinal), "mine.json"));

        Assert.Contains("mine.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_profile_is_answered_with_the_known_ones() =>
        Assert.Contains(
            "day",
            Assert.Throws<InvalidDataException>(() => ProfileFile.Load("flood")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Limits_decide_too()
    {
        var figures = new SurgeFigures();
        figures.Opened();
        figures.Attempted("http_503", TimeSpan.FromMilliseconds(1));
        figures.Attempted(null, TimeSpan.FromMilliseconds(1));
        figures.Answered(CaseMove.Report, TimeSpan.FromMilliseconds(100));
        figures.Ended("reported", asIntended: true);
        var totals = figures.Totals();

        Assert.Empty(SurgeVerdict.Findings(totals, 1, new() { FailedAttemptShare = 0.5, P99Milliseconds = 101 }));
        Assert.Equal(
            2, SurgeVerdict.Findings(totals, 1, new() { FailedAttemptShare = 0.49, P99Milliseconds = 99 }).Count());
    }
}
