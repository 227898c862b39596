using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>What a screen says while its server is gone, and after.</summary>
public sealed class ConnectionTests(ScreenFixture screen)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_dies_is_told_and_its_return_brings_the_newest_numbers()
    {
        var grid = (await screen.Server.Grids("140214", Stop))[0];
        await using var wall = await screen.Enter(["city_centre@1402"]);
        await using var desk = await screen.Enter(["city_centre@1402"], $"#/desk/{grid.Village}");
        await wall.Mapped();
        var open = await wall.Number("open");
        await desk.Page.ClickAsync(".tabs button >> nth=1");
        await desk.Page.WaitForSelectorAsync(".rows .none");

        await screen.Server.Kill(Stop);
        await wall.Page.WaitForSelectorAsync("header .live.broken");
        await desk.Page.WaitForSelectorAsync("header .live.broken");
        var told = await wall.Page.Locator("header .live").InnerTextAsync();
        Assert.Equal(open, await wall.Number("open"));

        await screen.Server.Return(Stop);
        await screen.Server.Report(grid, "污水外溢", Stop);

        await wall.Number("open", open + 1);
        await wall.Page.WaitForSelectorAsync("header .live:not(.broken)");
        await desk.Page.WaitForSelectorAsync("header .live:not(.broken)");
        await desk.Page.Locator(".rows").GetByText("污水外溢").WaitForAsync();
        Assert.Matches(@"\d\d:\d\d:\d\d 起连接中断.*数字截至 \d\d:\d\d:\d\d", told);
        Assert.Equal(0, await desk.Page.Locator(".lists [role=alert]").CountAsync());
    }
}
