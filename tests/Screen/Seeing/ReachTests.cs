using GridOrleans.Screen.Stage;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>Whose numbers a screen shows, and what it does when it is cut off.</summary>
public sealed class ReachTests(ScreenFixture screen)
{
    private const string County = "140213";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_county_s_token_shows_that_county_alone_whatever_link_is_followed()
    {
        var grid = (await screen.Server.Grids("140212", Stop))[1];
        var number = await screen.Server.Report(grid, "围挡破损", Stop);
        await using var viewer = await screen.Enter([$"county_centre@{County}"], $"#/desk/140212?case={number}");
        var own = await screen.Server.Get(
            $"/v1/units/{County}", screen.Server.Token("wu", $"county_centre@{County}"), Stop);

        await viewer.Page.Locator("article [role=alert]").WaitForAsync();
        await viewer.Go("#/wall/1402");
        await viewer.Mapped();
        await viewer.Number("open", Open(own));
        await viewer.Go("#/wall/140212100");
        await viewer.Number("open", Open(own));

        var codes = await viewer.Page.EvaluateAsync<string[]>(
            """
            () => document.querySelector('.frame').map.querySourceFeatures('grids').map((one) => one.properties.code)
            """);
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.StartsWith(County, code, StringComparison.Ordinal));
        Assert.Empty(await viewer.Page.GetByText("围挡破损").AllAsync());
        Assert.Equal(403, await Status(viewer, "/v1/units/140212"));
        Assert.Equal(403, await Status(viewer, "/v1/units/140212/map"));
        Assert.Equal(403, await Status(viewer, $"/v1/cases/{number}"));
    }

    [Fact]
    public async Task A_broken_connection_is_told_and_mended_and_the_numbers_are_the_newest_again()
    {
        await using var viewer = await screen.Enter(["city_centre@1402"]);
        await viewer.Mapped();
        var open = await viewer.Number("open");

        await viewer.Page.Context.SetOfflineAsync(true);
        await viewer.Page.WaitForSelectorAsync("header .live.broken");
        var told = await viewer.Page.Locator("header .live").InnerTextAsync();
        await screen.Server.Report((await screen.Server.Grids("140214", Stop))[0], "污水外溢", Stop);
        await viewer.Page.Context.SetOfflineAsync(false);

        await viewer.Number("open", open + 1);
        await viewer.Page.WaitForSelectorAsync("header .live:not(.broken)");
        Assert.Contains("连接中断", told, StringComparison.Ordinal);
        Assert.Matches(@"\d\d:\d\d:\d\d", told);
    }

    private static int Open(System.Text.Json.JsonElement unit) =>
        unit.GetProperty("tally").GetProperty("cases").GetProperty("open").GetInt32();

    private static Task<int> Status(Viewer viewer, string path) => viewer.Page.EvaluateAsync<int>(
        """
        (path) => fetch(path, { headers: { Authorization: `Bearer ${sessionStorage.getItem('token')}` } })
          .then((answer) => answer.status)
        """,
        path);
}
