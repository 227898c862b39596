using System.Collections.Immutable;
using GridOrleans.Gridworkers;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class StaffHttpTests
{
    public const string Appointment =
        """{"name":"赵一","phone":"13800001234","post":"grid","grids":["140212100201001"]}""";

    private const string Committee = "political_legal_committee@140212";

    [Fact]
    public async Task An_appointment_reaches_its_county_as_it_was_sent()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(
            "/v1/staff/140212/gridworkers/zhao/appoint", gateway.Token("zheng", Committee), Appointment);

        Assert.Equal((200, 1), (answer.Status, answer.Json.GetProperty("version").GetInt32()));
        var asked = Assert.IsType<AppointGridworker>(Assert.Single(gateway.City.Staff.Asked).Command);
        Assert.Equal(
            ("zhao", "grid", UnitCode.Parse(FakeCity.Grid), 0),
            (asked.Worker, asked.Post, asked.Grids.Single(), asked.ResponsibleFor.Length));
    }

    [Theory]
    [InlineData("/v1/staff/1402/posts/x", """{"name":"x","class":"micro","quota":1}""", "county")]
    [InlineData("/v1/staff/140212/police-teams/x", """{"members":[]}""", "village")]
    [InlineData("/v1/staff/140212/rosters/140221100001001/2026-05-01", """{"shifts":[]}""", "grid")]
    [InlineData("/v1/staff/140212/rosters/140212100201001/today", """{"shifts":[]}""", "day")]
    public async Task An_address_that_cannot_be_read_names_its_part(string path, string body, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(path, gateway.Token("zheng", Committee), body);

        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
        Assert.Empty(gateway.City.Staff.Asked);
    }

    [Theory]
    [InlineData("unit=140221", "unit")]
    [InlineData("class=chief", "class")]
    [InlineData("uninsured_on=tomorrow", "uninsured_on")]
    [InlineData("page=2", "page")]
    public async Task A_question_that_cannot_be_read_names_its_parameter(string query, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(
            $"/v1/staff/140212/gridworkers?{query}", gateway.Token("zheng", Committee));

        Assert.Equal([field], answer.Fields);
    }

    [Theory]
    [InlineData("zheng", Committee, "13800001234")]
    [InlineData("zhou", "village_clerk@140212100201", "138****1234")]
    [InlineData("sun", "auditor@1402", "138****1234")]
    public async Task A_telephone_number_is_masked_for_all_but_the_committee(string who, string role, string phone)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token(who, role);

        var list = await gateway.Get("/v1/staff/140212/gridworkers?unit=140212100201", token);
        var file = await gateway.Get("/v1/gridworkers/zhao", token);

        Assert.Equal(phone, list.Json.GetProperty("gridworkers")[0].GetProperty("phone").GetString());
        Assert.Equal(phone, file.Json.GetProperty("appointments")[0].GetProperty("phone").GetString());
    }

    [Fact]
    public async Task A_gridworker_sees_the_own_file_whole()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var file = await gateway.Get("/v1/gridworkers/zhao", gateway.Token("zhao", "micro_gridworker@140221"));

        Assert.Equal("13800001234", file.Json.GetProperty("appointments")[0].GetProperty("phone").GetString());
    }

    [Fact]
    public async Task A_grid_that_loses_its_responsible_gridworker_shows_at_once_and_one_that_gets_one_no_more()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("sun", "auditor@1402");
        gateway.City.Staff.Responsibles = new Dictionary<UnitCode, string?>
        {
            [UnitCode.Parse(FakeCity.Grid)] = "zhao",
            [UnitCode.Parse("140212100202001")] = null,
        }.ToImmutableDictionary();

        var answer = await gateway.Get("/v1/guarantees?unit=1402", token);

        var violations = answer.Json.GetProperty("guarantees")[1].GetProperty("violations").EnumerateArray();
        Assert.Equal(
            ["140212100201002", "140212100202001"], violations.Select(one => one.GetProperty("codes")[0].GetString()));
    }
}
