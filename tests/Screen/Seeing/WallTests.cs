using System.Diagnostics;
using GridOrleans.Screen.Stage;
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

        var panel = viewer.Page.Locator("aside");
        await panel.GetByText(grid.Code, new() { Exact = true }).WaitForAsync();
        await panel.GetByText(number).ClickAsync();
        await viewer.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "井盖松动" }).WaitForAsync();
        screen.AssertClean(viewer);
    }

    [Theory]
    [InlineData("zh", 1920, 1080)]
    [InlineData("en", 1920, 1080)]
    [InlineData("zh", 1366, 768)]
    [InlineData("en", 1366, 768)]
    public async Task Nothing_on_the_wall_scrolls_or_is_cut_off(string language, int width, int height)
    {
        await using var viewer = await screen.Enter(City, look: new(width, height, language));
        await viewer.Mapped();

        var cut = await viewer.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('header, header *, .wall, .wall *')]
              .filter((one) => !one.closest('.maplibregl-map, svg') && one.clientWidth > 0
                && (one.scrollWidth > one.clientWidth + 1
                  || (getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)
                  || one.getBoundingClientRect().right > innerWidth + 1
                  || one.getBoundingClientRect().bottom > innerHeight + 1))
              .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)
            """);

        Assert.Empty(cut);
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
