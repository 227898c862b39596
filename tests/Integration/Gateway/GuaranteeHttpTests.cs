using System.Text.Json;
using GridOrleans.City.Guarantees;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class GuaranteeHttpTests
{
    [Fact]
    public async Task Each_guarantee_tells_whether_it_holds_and_where_not()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get("/v1/guarantees?unit=1402", gateway.Token("wang", "auditor@1402"));

        Assert.Equal(
            [
                ("no_overlapping_border", true, 0), ("no_grid_without_responsible", false, 2),
                ("no_gap_in_management", true, 0), ("no_household_unserved", false, 1),
            ],
            Guarantees(answer).Select(row =>
                (Text(row, "guarantee"), row.GetProperty("holds").GetBoolean(), row.GetProperty("count").GetInt32())));
        const string Unserved = """
            {"guarantee":"no_household_unserved","name":"服务不漏户","english":"No household unserved","holds":false,
            "count":1,"violations":[{"kind":"households_without_responsible","codes":["140212100201001"],
            "lon":113.205,"lat":40.005,
            "detail":"400 households of grid 140212100201001 have no responsible gridworker."}]}
            """;
        Assert.Equal(Unserved.ReplaceLineEndings(""), Guarantees(answer)[3].GetRawText());
    }

    [Fact]
    public async Task A_unit_is_told_of_its_own_subtree_only()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "county_centre@140212");

        var sibling = await gateway.Get("/v1/guarantees?unit=140212100202", token);
        var grid = await gateway.Get($"/v1/guarantees?unit={FakeCity.GridBeside}", token);

        Assert.All(Guarantees(sibling), row => Assert.True(row.GetProperty("holds").GetBoolean()));
        Assert.Equal(
            [0, 1, 0, 0], Guarantees(grid).Select(row => row.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Pages_tell_every_violation_once_with_the_total_on_each()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "auditor@1402");

        var first = await gateway.Get("/v1/guarantees?unit=1402&limit=1", token);
        var cursor = Text(first.Json, "nextCursor");
        var second = await gateway.Get($"/v1/guarantees?unit=1402&limit=1&cursor={cursor}", token);

        Assert.Equal(["140212100201001"], Codes(first));
        Assert.Equal(["140212100201002"], Codes(second));
        Assert.All([first, second], page => Assert.Equal(2, Guarantees(page)[1].GetProperty("count").GetInt32()));
        Assert.False(second.Json.TryGetProperty("nextCursor", out _));
    }

    [Theory]
    [InlineData("unit=14021", "unit")]
    [InlineData("", "unit")]
    [InlineData("unit=1402&limit=501", "limit")]
    [InlineData("unit=1402&limit=0", "limit")]
    [InlineData("unit=1402&cursor=-1", "cursor")]
    [InlineData("unit=1402&page=2", "page")]
    public async Task A_question_that_cannot_be_read_names_its_field(string query, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get($"/v1/guarantees?{query}", gateway.Token("wang", "auditor@1402"));

        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
    }

    [Fact]
    public async Task A_unit_that_is_not_in_the_plan_is_unknown()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get("/v1/guarantees?unit=140299", gateway.Token("wang", "auditor@1402"));

        Assert.Equal((404, "unknown_unit"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task The_city_is_judged_once_however_many_ask()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var guarantees = gateway.App.Services.GetRequiredService<CityGuarantees>();

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => guarantees.Reports));

        Assert.All(all, reports => Assert.Same(all[0], reports));
    }

    private static JsonElement[] Guarantees(Answer answer) =>
        [.. answer.Json.GetProperty("guarantees").EnumerateArray()];

    private static IEnumerable<string> Codes(Answer answer) =>
        Guarantees(answer)[1].GetProperty("violations").EnumerateArray()
            .Select(row => row.GetProperty("codes")[0].GetString()!);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
