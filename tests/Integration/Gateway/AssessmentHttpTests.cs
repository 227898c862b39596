using GridOrleans.Assessment;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class AssessmentHttpTests
{
    public const string Appeal =
        """
        {"indicator":"timely","from":"2026-01-01","to":"2026-04-30","evidence":["140212100201001-1"],"reason":"停电"}
        """;

    private const string Year = "from=2026-01-01&to=2026-04-30";

    [Fact]
    public async Task A_question_reaches_the_county_of_its_unit_as_it_was_asked()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(
            $"/v1/assessment/140212100/scores?by=village&offset=2&{Year}",
            gateway.Token("zhou", "township_desk@140212100"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            new ScoreQuery(
                UnitCode.Parse("140212100"), new(new(2026, 1, 1), new(2026, 4, 30)), ScoreBy.Village, null, 2, 100),
            Assert.Single(gateway.City.Assessment.Questions));
    }

    [Theory]
    [InlineData("/v1/assessment/1402/scores?from=2026-01-01&to=2026-04-30", "unit")]
    [InlineData("/v1/assessment/140212/scores?to=2026-04-30", "from")]
    [InlineData("/v1/assessment/140212/scores?from=2026-01-01&to=x", "to")]
    [InlineData("/v1/assessment/140212/scores?from=2026-01-01&to=2026-04-30&by=city", "by")]
    [InlineData("/v1/assessment/140212/load?from=2026-01-01&to=2026-04-30&by=village", "by")]
    [InlineData("/v1/assessment/140212/evidence?from=2026-01-01&to=2026-04-30", "indicator")]
    [InlineData("/v1/assessment/140212/appeals?decided=perhaps", "decided")]
    [InlineData("/v1/assessment/140212/appeals?state=open", "state")]
    public async Task An_address_that_cannot_be_read_names_its_part(string path, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(path, gateway.Token("sun", "auditor@1402"));

        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
        Assert.Empty(gateway.City.Assessment.Questions);
    }

    [Theory]
    [InlineData("full_time_gridworker@140212100201001", "140212100201", "zhao", 200)]
    [InlineData("full_time_gridworker@140212100201001", "140212", "zhao", 200)]
    [InlineData("full_time_gridworker@140212100201001", "140212100201", "qian", 403)]
    [InlineData("full_time_gridworker@140221100001001", "140212100201", "zhao", 403)]
    [InlineData("resident@140212", "140212100201", "zhao", 403)]
    public async Task A_gridworker_sees_the_own_score_and_nobody_elses(
        string role, string unit, string whose, int status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("zhao", role);

        foreach (var question in (string[])["scores?", "load?", "evidence?indicator=timely&"])
        {
            var answer = await gateway.Get($"/v1/assessment/{unit}/{question}{Year}&gridworker={whose}", token);
            Assert.Equal(status, answer.Status);
        }

        Assert.Equal(403, (await gateway.Get($"/v1/assessment/{unit}/scores?{Year}", token)).Status);
    }

    [Fact]
    public async Task An_appeal_reaches_its_county_as_it_was_sent()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var filed = await gateway.Post(
            "/v1/assessment/140212100201/appeals", gateway.Token("zhou", "village_clerk@140212100201"), Appeal);
        var wrong = await gateway.Post(
            "/v1/assessment/140212/appeals/x/decide",
            gateway.Token("zheng", "political_legal_committee@140212"),
            """{"upheld":true,"reason":"属实"}""");

        Assert.Equal(200, filed.Status);
        Assert.Equal((400, "serial"), (wrong.Status, Assert.Single(wrong.Fields)));
        var asked = Assert.IsType<FileAppeal>(Assert.Single(gateway.City.Assessment.Asked).Command);
        Assert.Equal(
            (UnitCode.Parse("140212100201"), "timely", "140212100201001-1", null),
            (asked.Unit, asked.Indicator, Assert.Single(asked.Evidence), asked.Worker));
    }
}
