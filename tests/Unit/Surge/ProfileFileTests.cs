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
          "minutesBefore": { "finish": 30 }, # as long as it takes
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
    [InlineData("\"returned\": 0.5", "\"returned\": 1.5", "line 2: The field Returned")]
    [InlineData("\"returned\": 0.5", "\"retuned\": 0.5", "line 2: there is no field 'retuned'")]
    [InlineData("\"cases\": 10", "\"cases\": 0", "Cases")]
    [InlineData("\"cases\": 10,", "", "cases")]
    [InlineData("\"finish\": 30", "\"finish\": -1", "line 3: minutesBefore.finish")]
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
    public void Every_profile_that_comes_with_the_client_is_in_order()
    {
        Assert.Equal(
            [
                "1800", "alarm", "day", "heating", "hotspot", "rainstorm", "resend", "silo-kill", "sync-morning",
                "year",
            ],
            ProfileFile.Names);
        Assert.All(ProfileFile.Names, name =>
        {
            var profile = ProfileFile.Load(name);
            Assert.Equal(name, profile.Name);
            Assert.False(string.IsNullOrEmpty(profile.About));
            Assert.Equal(0, profile.Limits.Lost);
        });
    }

    [Fact]
    public void A_profile_may_be_yaml()
    {
        var mine = ProfileFile.Parse(
            """
            name: "7"
            hours: 1 # as long as it takes
            seconds: 2
            parts:
              - name: all
                count: 10
                in: [140213]
            """,
            "mine.yaml");

        Assert.Equal(("7", 10, "140213"), (mine.Name, mine.Parts[0].Count, mine.Parts[0].In[0].ToString()));
    }

    [Theory]
    [InlineData("name: mine", "name: 7", "line 1: name another kind")]
    [InlineData("count: 10", "count: ten", "line 6: parts[0].count")]
    [InlineData("count: 10", "count: 0", "line 6: The field Count")]
    [InlineData("count: 10", "size: 10", "line 6: there is no field 'size'")]
    [InlineData("    count: 10", "    until: 1", "line 5: part 'all': either 'count' or 'each'")]
    [InlineData("in: [140213]", "in: [14]", "'14' is no unit's code")]
    [InlineData("in: [140213]", "in: [140213", "line 8")]
    [InlineData("hours: 1", "hours: 1\nhours: 2", "line 3")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, string told)
    {
        const string Yaml =
            "name: mine\nhours: 1\nseconds: 2\nparts:\n  - name: all\n    count: 10\n    in: [140213]\n";

        var refused = Assert.Throws<InvalidDataException>(
            () => ProfileFile.Parse(Yaml.Replace(right, wrong, StringComparison.Ordinal), "mine.yaml"));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
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
        figures.Answered("report", "city", TimeSpan.FromMilliseconds(100));
        figures.Ended("reported", WalkEnd.AsIntended);
        var totals = figures.Totals();

        Assert.Empty(SurgeVerdict.Findings(totals, 1, new() { FailedAttemptShare = 0.5, P99Milliseconds = 101 }));
        Assert.Equal(
            2, SurgeVerdict.Findings(totals, 1, new() { FailedAttemptShare = 0.49, P99Milliseconds = 99 }).Count());
    }
}
