using System.Diagnostics;
using System.Globalization;
using GridOrleans.Screen.Stage;
using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>What a centre sees on its wall.</summary>
public sealed class WallTests(ScreenFixture screen)
{
    private static readonly string[] City = ["city_centre@1402"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_reported_comes_onto_the_map_and_into_the_numbers()
    {
        await using var viewer = await screen.Enter(City);
        await viewer.Mapped();
        var eye = new MapEye(viewer.Page);
        var (grid, before) = await Blank(eye);
        var open = await viewer.Number("open");
        var clock = Stopwatch.StartNew();

        await screen.Server.Report(grid, "路灯不亮", Stop);
        await Task.WhenAll(viewer.Number("open", open + 1), eye.ColourAfter(grid, before, Stop));

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"From the report to the map and the numbers: {clock.ElapsedMilliseconds} ms");
        await viewer.Page.GetByText(grid.Name).First.WaitForAsync();
        screen.AssertClean(viewer);
    }

    [Fact]
    public async Task A_click_on_the_map_opens_the_grid_with_its_open_files()
    {
        await using var viewer = await screen.Enter(City);
        await viewer.Mapped();
        var eye = new MapEye(viewer.Page);
        var (grid, _) = await Blank(eye);
        var number = await screen.Server.Report(grid, "井盖松动", Stop);

        await eye.Click(grid);

        var panel = viewer.Page.Locator(".facts");
        await panel.GetByText(grid.Code, new() { Exact = true }).WaitForAsync();
        await panel.GetByText(number).ClickAsync();
        await viewer.Page.GetByRole(AriaRole.Heading, new() { Name = "井盖松动" }).WaitForAsync();
        screen.AssertClean(viewer);
    }

    [Fact]
    public async Task A_grid_s_panel_shows_its_signboard_and_opens_the_page_to_print()
    {
        var grid = (await screen.Server.Grids("140213067", Stop))[4];
        await using var viewer = await screen.Enter(City, $"#/wall/{grid.Code}");
        await viewer.Page.Locator(".facts").GetByText("公示责任人").WaitForAsync();

        var opened = await viewer.Page.RunAndWaitForPopupAsync(
            () => viewer.Page.Locator(".facts").GetByRole(AriaRole.Link).ClickAsync());

        await opened.GetByText(grid.Name).First.WaitForAsync();
        Assert.Equal(new Uri(screen.Server.Url, $"/board/{grid.Code}").ToString(), opened.Url);
        screen.AssertClean(viewer);
    }

    [Fact]
    public async Task A_patrol_plays_on_the_map_and_the_numbers_can_be_looked_back_at()
    {
        var grid = (await screen.Server.Grids("140213067", Stop))[2];
        var start = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1);
        var fixes = Enumerable.Range(0, 60).Select(i => new
        {
            at = (start + TimeSpan.FromSeconds(20 * i)).ToString("O", CultureInfo.InvariantCulture),
            lon = grid.Lon + (0.00002 * i),
            lat = grid.Lat,
            accuracy = 8,
        }).ToArray();
        await screen.Server.Post(
            "/v1/gridworkers/zhang/patrols/patrol-of-the-test",
            screen.Server.Token("zhang", $"full_time_gridworker@{grid.Code}"),
            new { grid = grid.Code, startedAt = fixes[0].at, endedAt = fixes[^1].at, fixes },
            Stop);
        await using var viewer = await screen.Enter(City, $"#/wall/{grid.Code}");
        await viewer.Mapped();

        await viewer.Page.ClickAsync("[data-patrol=patrol-of-the-test]");
        await viewer.Page.WaitForFunctionAsync(
            "(from) => Number(document.querySelector('.playback')?.dataset.at) > from",
            (start + TimeSpan.FromSeconds(30)).ToUnixTimeMilliseconds());
        await viewer.Page.ClickAsync(".playback button.main");
        await viewer.Page.GetByText("播放").WaitForAsync();

        var open = await viewer.Number("open");
        await viewer.Page.ClickAsync(".rewind button");
        await screen.Server.Report(grid, "树枝遮挡信号灯", Stop);
        await viewer.Page.Locator(".facts").GetByText($"{grid.Code}-1").WaitForAsync();
        Assert.Equal(open, await viewer.Number("open"));
        await viewer.Page.ClickAsync(".rewind button.main");
        await viewer.Number("open", open + 1);
        screen.AssertClean(viewer);
    }

    // A grid of the city that nobody has reported in, and that no name lies over.
    private async Task<(PlacedGrid Grid, string Colour)> Blank(MapEye eye)
    {
        foreach (var grid in await screen.Server.Grids("140224", Stop))
        {
            if (await eye.Colour(grid) is "#0d2440" and var colour)
            {
                return (grid, colour);
            }
        }

        throw new InvalidOperationException("No grid of the map has the colour of one without cases.");
    }
}
