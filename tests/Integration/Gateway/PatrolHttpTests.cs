using System.Text.Json;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class PatrolHttpTests
{
    public const string Upload = """
        {"grid":"140212100201001","startedAt":"2026-05-01T12:00:00+08:00",
        "fixes":[{"at":"2026-05-01T12:00:00+08:00","lon":113.1,"lat":40.1,"accuracy":8}],
        "checkIns":[{"point":"well-1","at":"2026-05-01T12:00:00+08:00","lon":113.1,"lat":40.1}]}
        """;

    public const string Point = """{"name":"水井","lon":113.1,"lat":40.1,"radius":50,"everyDays":7}""";

    private const string Worker = "full_time_gridworker@140212100201001";
    private const string Address = "/v1/gridworkers/zhao/patrols/patrol-1";

    [Fact]
    public async Task A_gridworker_uploads_whatever_the_phone_has()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(Address, gateway.Token("zhao", Worker), Upload);
        var bare = await gateway.Post(
            Address,
            gateway.Token("zhao", Worker),
            """{"grid":"140212100201001","endedAt":"2026-05-01T13:00:00+08:00"}""",
            "command-0002");

        const string Expected = """
            {"patrol":"patrol-1","worker":"zhao","grid":"140212100201001","startedAt":"2026-05-01T12:00:00+08:00",
            "fixes":2,"metres":14,"gaps":[],"impossibleStretches":0,
            "checkIns":[{"point":"well-1","at":"2026-05-01T12:00:00+08:00","metres":3,"status":"counted"}],"version":1}
            """;
        Assert.Equal((200, Expected.ReplaceLineEndings("")), (answer.Status, answer.Text));
        Assert.Equal(200, bare.Status);
        var command = gateway.City.Patrols.Uploaded[0].Command;
        Assert.Equal((1, 1, "patrol-1"), (command.Fixes.Length, command.CheckIns.Length, command.Patrol.ToString()));
        Assert.Equal((0, 0), (
            gateway.City.Patrols.Uploaded[1].Command.Fixes.Length,
            gateway.City.Patrols.Uploaded[1].Command.CheckIns.Length));
    }

    [Fact]
    public async Task Nobody_uploads_in_another_s_name()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(Address, gateway.Token("qian", Worker), Upload);

        Assert.Equal((403, "not_entitled"), (answer.Status, answer.Code));
        Assert.Empty(gateway.City.Patrols.Uploaded);
    }

    [Theory]
    [InlineData("/v1/gridworkers/zhao/patrols/p", Upload, "patrol")]
    [InlineData(Address, """{"grid":"140212100201001","fixes":[{"at":"noon","lon":1,"lat":1}]}""", "fixes[0].at")]
    [InlineData(Address, """{"grid":"140212100201001","steps":9}""", "steps")]
    public async Task A_bad_upload_is_told_where_it_is_bad(string address, string body, string field)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(address, gateway.Token("zhao", Worker), body);

        Assert.Equal((400, "invalid", field), (answer.Status, answer.Code, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task A_track_is_geojson_with_the_instant_of_each_place()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get($"{Address}/track?until=2026-05-01T12:30:00Z", gateway.Token("zhao"));

        Assert.Equal((200, "application/geo+json"), (answer.Status, answer.MediaType));
        var geometry = answer.Json.GetProperty("geometry");
        Assert.Equal("LineString", geometry.GetProperty("type").GetString());
        Assert.Equal("[[113.1,40.1],[113.1001,40.1001]]", geometry.GetProperty("coordinates").GetRawText());
        Assert.Equal(2, answer.Json.GetProperty("properties").GetProperty("coordTimes").GetArrayLength());
    }

    [Fact]
    public async Task Desks_see_the_patrols_of_their_own_subtree_and_nobody_learns_which_there_are_elsewhere()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var list = await gateway.Get("/v1/gridworkers/zhao/patrols", gateway.Token("wang", "county_centre@140221"));
        var own = await gateway.Get("/v1/gridworkers/zhao/patrols?limit=5", gateway.Token("zhao"));
        var hidden = await gateway.Get($"{Address}/track", gateway.Token("wang", "county_centre@140221"));
        var absent = await gateway.Get(
            "/v1/gridworkers/zhao/patrols/patrol-9/track", gateway.Token("wang", "county_centre@140221"));
        var unknown = await gateway.Get("/v1/gridworkers/zhao/patrols/patrol-9/track", gateway.Token("zhao"));

        Assert.Equal((200, 200), (list.Status, own.Status));
        Assert.Equal((0, 5), (gateway.City.Patrols.Asked!.Within.Length, gateway.City.Patrols.Asked.Limit));
        Assert.Equal((403, hidden.Text.Length), (hidden.Status, absent.Text.Length));
        Assert.Equal((404, "unknown_patrol"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task A_grid_s_patrols_tell_what_is_covered_and_what_was_copied()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(
            "/v1/grids/140212100201001/patrols", gateway.Token("wang", "village_clerk@140212100201"));

        Assert.Equal("due", answer.Json.GetProperty("points")[0].GetProperty("status").GetString());
        Assert.Equal("qian/patrol-0", answer.Json.GetProperty("patrols")[0].GetProperty("copyOf").GetString());
        Assert.Equal(JsonValueKind.Object, answer.Json.GetProperty("totals").ValueKind);
    }
}
