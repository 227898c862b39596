using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class UnitHttpTests
{
    [Fact]
    public async Task A_unit_shows_its_place_in_the_tree_and_the_sums_of_its_grids()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var town = (await gateway.Get("/v1/units/140212100", gateway.Token("wang", "resident@1402"))).Text;

        const string Expected = """
            {"code":"140212100","name":"新荣镇","kind":"town","level":"township","parent":"140212","households":1020,
            "grids":3,"children":[{"code":"140212100201","name":"新荣村"},{"code":"140212100202","name":"安乐庄村"}]}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), town);
    }

    [Fact]
    public async Task The_city_has_no_parent_and_a_grid_no_children()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "resident@1402");

        var city = (await gateway.Get("/v1/units/1402", token)).Json;
        var grid = (await gateway.Get($"/v1/units/{FakeCity.Grid}", token)).Json;

        Assert.False(city.TryGetProperty("parent", out _));
        Assert.Equal((4, 1_500), (city.GetProperty("grids").GetInt32(), city.GetProperty("households").GetInt32()));
        Assert.Equal((1, 320), (grid.GetProperty("grids").GetInt32(), grid.GetProperty("households").GetInt32()));
        Assert.Equal(0, grid.GetProperty("children").GetArrayLength());
    }

    [Fact]
    public async Task A_grid_is_told_with_its_open_cases()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Add("li");

        var grid = (await gateway.Get($"/v1/grids/{FakeCity.Grid}", gateway.Token("wang", "auditor@1402"))).Json;

        Assert.Equal("新荣村第1网格", grid.GetProperty("name").GetString());
        Assert.Equal("140212100201", grid.GetProperty("village").GetString());
        Assert.Equal($"gw-{FakeCity.Grid}", grid.GetProperty("responsible").GetString());
        Assert.Equal(number.ToString(), grid.GetProperty("openCases")[0].GetString());
    }

    [Fact]
    public async Task A_place_is_in_one_grid_and_in_every_unit_above()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var place = (await gateway.Get("/v1/locate?lon=113.2&lat=40.1", gateway.Token("wang", "operator@1402"))).Json;

        Assert.Equal(FakeCity.GridBeside, place.GetProperty("grid").GetString());
        Assert.Equal(
            ["1402", "140212", "140212100", "140212100201", FakeCity.GridBeside],
            place.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("code").GetString()!));
    }
}
