using System.Text.Json;
using GridOrleans.Registry;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class RegistryHttpTests
{
    public const string Household = """
        {"records":[{"kind":"house","code":"B1","address":"迎宾街12号"},
        {"kind":"person","document":"SYN-0001","name":"李雷","house":"B1"}]}
        """;

    public const string Rows = """{"source":"people.csv","rows":[{"kind":"person","document":"SYN-1","name":"李雷"}]}""";

    private const string Registry = $"/v1/grids/{FakeCity.Grid}/registry";
    private const string Worker = $"full_time_gridworker@{FakeCity.Grid}";

    [Fact]
    public async Task A_household_goes_in_with_one_call_and_conflicts_come_back()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post($"{Registry}/collect", gateway.Token("zhao", Worker), Household);

        const string Expected = """
            {"records":[{"number":"140212100201001-R1","kind":"person","outcome":"conflicting",
            "conflicts":[{"field":"phone","held":"138****5678"}]}]}
            """;
        Assert.Equal((200, Expected.ReplaceLineEndings("")), (answer.Status, answer.Text));
        var command = (CollectRecords)Assert.Single(gateway.City.RegistryOf(FakeCity.Grid).Asked).Command;
        Assert.Equal([RecordKind.House, RecordKind.Person], command.Records.Select(record => record.Kind));
        Assert.Equal("李雷", command.Records[1].Find(RecordField.Name));
        Assert.False(command.Replace);
    }

    [Theory]
    [InlineData("""{"records":[{"kind":"ghost"}]}""", "records[0].kind")]
    [InlineData("""{"records":[{"kind":"person","weight":"80"}]}""", "records[0].weight")]
    [InlineData("""{"records":[{"kind":"person","name":5}]}""", "records[0].name")]
    [InlineData("""{}""", "records")]
    public async Task A_bad_body_is_told_where_it_is_bad(string body, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post($"{Registry}/collect", gateway.Token("zhao", Worker), body);

        Assert.Equal((400, "invalid", field), (answer.Status, answer.Code, Assert.Single(answer.Fields)));
    }

    [Theory]
    [InlineData("/v1/records/17", 400, "invalid")]
    [InlineData($"/v1/records/{FakeCity.Grid}-R9", 404, "unknown_record")]
    [InlineData($"/v1/records/{FakeCity.GridOfOtherCounty}-R1", 403, "not_entitled")]
    [InlineData($"{Registry}?kind=ghost", 400, "invalid")]
    [InlineData($"{Registry}?page=2", 400, "invalid")]
    [InlineData($"{Registry}?kind=person&household=H1&offset=1&limit=2", 200, null)]
    [InlineData("/v1/grids/140212100201/registry", 400, "invalid")]
    [InlineData("/v1/grids/140212100201999/registry", 403, "not_entitled")]
    public async Task Reads_are_masked_bounded_and_within_reach(string path, int status, string? code)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(path, gateway.Token("zhao", Worker));

        Assert.Equal((status, code), (answer.Status, answer.Code));
        if (status is 200)
        {
            Assert.Equal(new(RecordKind.Person, "H1", 1, 2), gateway.City.RegistryOf(FakeCity.Grid).Query);
        }
    }

    [Fact]
    public async Task A_search_goes_in_a_body_and_needs_no_command_id()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("zhao", "village_clerk@140212100201");

        var answer = await gateway.Send(HttpMethod.Post, "/v1/records/search", new(
            token, Body: """{"unit":"140212100201","name":"李雷","limit":5}"""));
        var cursor = await gateway.Send(HttpMethod.Post, "/v1/records/search", new(
            token, Body: """{"unit":"140212100201","cursor":"page-2"}"""));

        Assert.Equal(200, answer.Status);
        var asked = gateway.City.RegistryList.Asked!;
        Assert.Equal(("李雷", 5, "140212100201"), (asked.Name, asked.Limit, asked.Unit.ToString()));
        Assert.Equal((400, "cursor"), (cursor.Status, Assert.Single(cursor.Fields)));
    }

    [Fact]
    public async Task Rows_come_back_counted_with_the_bad_ones_named()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post($"{Registry}/load", gateway.Token("wu", "county_centre@140212"), Rows);

        Assert.Equal(JsonValueKind.Array, answer.Json.GetProperty("conflicts").ValueKind);
        Assert.Equal(2, answer.Json.GetProperty("rejected")[0].GetProperty("row").GetInt32());
    }
}
