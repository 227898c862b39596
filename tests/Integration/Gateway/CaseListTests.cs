using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class CaseListTests
{
    private const string Centre = "county_centre@140212";

    [Fact]
    public async Task Every_filter_reaches_the_list()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(
            "/v1/cases?unit=140212100&step=filed,assigned&step=fed_back&severity=major&item=unclassified&overdue=true"
            + "&text=%E4%BA%95%E7%9B%96&updated_since=2026-05-01T12:00:00%2B08:00&cursor=page-2&limit=7",
            gateway.Token("wang", Centre));

        Assert.True(answer.Status == 200, answer.ToString());
        Assert.Equal("next-page", answer.Json.GetProperty("nextCursor").GetString());
        var asked = gateway.City.List.Asked!;
        Assert.Equal([CaseStep.Filed, CaseStep.Assigned, CaseStep.FedBack], asked.Steps);
        Assert.Equal([Severity.Major], asked.Severities);
        Assert.Equal(
            (UnitCode.Parse("140212100"), "unclassified", true, "井盖", FakeCity.Noon, "page-2", 7),
            (asked.Unit, asked.Item, asked.Overdue, asked.Text, asked.UpdatedSince, asked.Cursor, asked.Limit));
    }

    [Fact]
    public async Task What_is_left_out_does_not_narrow()
    {
        await using var gateway = await GatewayUnderTest.Start();

        await gateway.Get("/v1/cases?unit=140212", gateway.Token("wang", Centre));

        var asked = gateway.City.List.Asked!;
        Assert.Equal((true, true, 100), (asked.Steps.IsEmpty, asked.Severities.IsEmpty, asked.Limit));
        Assert.Equal(
            (null, null, null, null, null),
            (asked.Item, asked.Overdue, asked.Text, asked.UpdatedSince, asked.Cursor));
    }

    [Theory]
    [InlineData("", "unit")]
    [InlineData("unit=17", "unit")]
    [InlineData("unit=1402&step=flying", "step")]
    [InlineData("unit=1402&step=", "step")]
    [InlineData("unit=1402&severity=4", "severity")]
    [InlineData("unit=1402&overdue=yes", "overdue")]
    [InlineData("unit=1402&limit=0", "limit")]
    [InlineData("unit=1402&limit=501", "limit")]
    [InlineData("unit=1402&updated_since=2026-05-01T12:00:00+08:00", "updated_since")]
    [InlineData("unit=1402&updatedSince=2026-05-01T12:00:00Z", "updatedSince")]
    [InlineData("unit=1402&text=", "text")]
    [InlineData("unit=1402&limit=x&overdue=1", "overdue,limit")]
    [InlineData("unit=140212&cursor=foreign", "cursor")]
    public async Task Every_parameter_at_fault_is_named(string query, string fields)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get($"/v1/cases?{query}", gateway.Token("wang", Centre));

        Assert.Equal((400, fields), (answer.Status, string.Join(',', answer.Fields)));
    }

    [Fact]
    public async Task Who_holds_a_role_in_one_village_cannot_list_the_township()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(
            "/v1/cases?unit=140212100", gateway.Token("wang", "village_clerk@140212100201", "resident@1402"));

        Assert.Equal(403, answer.Status);
        Assert.Null(gateway.City.List.Asked);
    }
}
