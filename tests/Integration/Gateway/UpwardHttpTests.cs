using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class UpwardHttpTests
{
    private const string County = "county_centre@140212";

    [Fact]
    public async Task An_alarm_needs_a_place_and_nothing_else()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "resident@1402");

        var alarm = await gateway.Post("/v1/alarms", token, """{"place":{"lon":113.1,"lat":40.1}}""");
        var nowhere = await gateway.Post("/v1/alarms", token, """{"place":{"lon":100,"lat":40.1}}""");
        var placeless = await gateway.Post("/v1/alarms", token, "{}");

        Assert.Equal(201, alarm.Status);
        var request = Assert.Single(gateway.City.GridOf(FakeCity.Grid).Asked);
        Assert.Equal(new RaiseAlarm(new(113.1, 40.1)), request.Command);
        Assert.Equal((422, "outside_city"), (nowhere.Status, nowhere.Code));
        Assert.Equal((400, "place"), (placeless.Status, placeless.Fields.Single()));
    }

    [Fact]
    public async Task An_alarm_in_the_wrong_grid_is_refused()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var alarm = await gateway.Post(
            "/v1/alarms",
            gateway.Token("wang", "resident@1402"),
            $$"""{"place":{"lon":113.1,"lat":40.1},"grid":"{{FakeCity.GridBeside}}"}""");

        Assert.Equal((422, "wrong_grid"), (alarm.Status, alarm.Code));
        Assert.Empty(gateway.City.GridsAsked);
    }

    [Fact]
    public async Task A_docket_is_read_by_those_whose_role_reaches_the_unit()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", County);

        var own = await gateway.Get("/v1/units/140212/docket?standing=waiting&severity=major&owned=true", token);
        var below = await gateway.Get("/v1/units/140212100201/docket", token);
        var above = await gateway.Get("/v1/units/1402/docket", token);
        var beside = await gateway.Get("/v1/units/140221/docket", token);

        Assert.Equal((200, 200), (own.Status, below.Status));
        Assert.Equal((403, "not_entitled"), (above.Status, above.Code));
        Assert.Equal((403, "not_entitled"), (beside.Status, beside.Code));
    }

    [Theory]
    [InlineData("/v1/units/140212/docket?standing=lost", "standing")]
    [InlineData("/v1/units/140212/docket?severity=huge", "severity")]
    [InlineData("/v1/units/140212/docket?overdue=perhaps", "overdue")]
    [InlineData("/v1/units/140212/docket?offset=-1", "offset")]
    [InlineData("/v1/units/140212/docket?limit=0", "limit")]
    [InlineData("/v1/units/140212/docket?step=filed", "step")]
    [InlineData("/v1/units/140212100201001/docket", "code")]
    [InlineData("/v1/units/14/docket", "code")]
    public async Task What_is_wrong_with_a_docket_s_address_is_named(string address, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(address, gateway.Token("wang", County));

        Assert.Equal((400, field), (answer.Status, answer.Fields.Single()));
    }
}
