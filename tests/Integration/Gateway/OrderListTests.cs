using GridOrleans.Orders;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class OrderListTests
{
    private const string Centre = "county_centre@140212";

    [Fact]
    public async Task Every_filter_reaches_the_list_and_what_is_left_out_does_not_narrow()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Centre);

        var answer = await gateway.Get(
            "/v1/orders?unit=140212100&slip=ordered,dispatched&slip=archived&text=%E7%81%AF"
            + "&updated_since=2026-05-01T12:00:00%2B08:00&cursor=page-2&limit=7",
            token);

        Assert.True(answer.Status == 200, answer.ToString());
        Assert.Equal("next-page", answer.Json.GetProperty("nextCursor").GetString());
        var asked = gateway.City.OrderList.Asked!;
        Assert.Equal([OrderSlip.Ordered, OrderSlip.Dispatched, OrderSlip.Archived], asked.Slips);
        Assert.Equal(
            (UnitCode.Parse("140212100"), "灯", FakeCity.Noon, "page-2", 7),
            (asked.Unit, asked.Text, asked.UpdatedSince, asked.Cursor, asked.Limit));

        await gateway.Get("/v1/orders?unit=140212", token);
        asked = gateway.City.OrderList.Asked!;
        Assert.Equal(
            (true, null, null, null, 100),
            (asked.Slips.IsEmpty, asked.Text, asked.UpdatedSince, asked.Cursor, asked.Limit));
    }

    [Theory]
    [InlineData("", "unit")]
    [InlineData("unit=1402&slip=flying", "slip")]
    [InlineData("unit=1402&step=filed", "step")]
    [InlineData("unit=1402&limit=0&text=", "text,limit")]
    [InlineData("unit=140212&cursor=foreign", "cursor")]
    public async Task Every_parameter_at_fault_is_named(string query, string fields)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get($"/v1/orders?{query}", gateway.Token("wang", Centre));

        Assert.Equal((400, fields), (answer.Status, string.Join(',', answer.Fields)));
    }

    [Fact]
    public async Task A_resident_lists_no_orders()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get("/v1/orders?unit=140212100201", gateway.Token("wang", "resident@140212100201"));

        Assert.Equal(403, answer.Status);
        Assert.Null(gateway.City.OrderList.Asked);
    }
}
