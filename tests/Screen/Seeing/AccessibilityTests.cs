using Deque.AxeCore.Playwright;
using GridOrleans.Screen.Stage;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>That everybody can use the screen: by keyboard, by a reader, with weak eyes.</summary>
public sealed class AccessibilityTests(ScreenFixture screen)
{
    private static readonly string[] Operator = ["city_centre@1402", "operator@1402"];

    /// <summary>Steps of the Tab key after which the whole page must have been gone through.</summary>
    private const int TabsMax = 150;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wall", "zh")]
    [InlineData("surge", "en")]
    [InlineData("desk", "en")]
    public async Task No_view_breaks_a_rule_of_axe(string view, string language)
    {
        var grid = (await screen.Server.Grids("140215", Stop))[0];
        var number = await screen.Server.Report(grid, "墙皮脱落", Stop);
        await using var viewer = await screen.Enter(
            Operator, $"#/{view}/{grid.Village}?case={number}", new(Language: language));
        await viewer.Page.WaitForSelectorAsync(view is "desk" ? "[data-move]" : ".frame[data-ready=true]");

        await AssertNoViolation(viewer);
        await Alarm(viewer, grid);
        await AssertNoViolation(viewer);
    }

    [Fact]
    public async Task The_entrance_breaks_no_rule_of_axe()
    {
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new());
        await viewer.Page.GotoAsync(screen.Server.Url.ToString());
        await viewer.Page.FillAsync("#token", "no token at all");
        await viewer.Page.PressAsync("#token", "Tab");
        await viewer.Page.Keyboard.PressAsync("Enter");
        await viewer.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).WaitForAsync();

        await AssertNoViolation(viewer);
    }

    [Theory]
    [InlineData("wall")]
    [InlineData("desk")]
    [InlineData("surge")]
    public async Task Whatever_can_be_used_is_reached_by_keyboard(string view)
    {
        await using var viewer = await screen.Enter(Operator, $"#/{view}");
        await viewer.Page.WaitForSelectorAsync(view is "desk" ? ".desk" : ".frame[data-ready=true]");
        await viewer.Page.EvaluateAsync("() => { document.activeElement?.blur(); window.reached = new Set(); }");

        for (var i = 0; i < TabsMax; i++)
        {
            await viewer.Page.Keyboard.PressAsync("Tab");
            if (await viewer.Page.EvaluateAsync<bool>(
                """
                () => {
                  const known = window.reached.has(document.activeElement);
                  window.reached.add(document.activeElement);
                  return known;
                }
                """))
            {
                break;
            }
        }

        var missed = await viewer.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, [tabindex="0"]')]
              .filter((one) => one.checkVisibility() && !one.disabled && !window.reached.has(one))
              .map((one) => one.outerHTML.slice(0, 120))
            """);
        Assert.Empty(missed);
    }

    [Fact]
    public async Task A_duty_officer_works_without_a_mouse()
    {
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new());
        await viewer.Page.GotoAsync(screen.Server.Url.ToString());
        await viewer.Page.FocusAsync("#token");
        await viewer.Page.Keyboard.InsertTextAsync(screen.Server.Token("chen", "city_centre@1402"));
        await viewer.Page.Keyboard.PressAsync("Tab");
        await viewer.Page.Keyboard.PressAsync("Enter");
        await viewer.Page.WaitForSelectorAsync("header .live");

        await viewer.Page.Locator("nav.views button").Nth(1).FocusAsync();
        await viewer.Page.Keyboard.PressAsync("Enter");
        await viewer.Page.WaitForSelectorAsync("[role=tab][aria-selected=true]");
        await viewer.Page.Locator("[role=tab][aria-selected=true]").FocusAsync();
        await viewer.Page.Keyboard.PressAsync("Tab");

        Assert.NotEqual("none", await viewer.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.activeElement).outlineStyle"));
        Assert.Equal("desk", await viewer.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
    }

    private async Task Alarm(Viewer viewer, PlacedGrid grid)
    {
        await screen.Server.Post(
            "/v1/alarms",
            screen.Server.Token("wang", "resident@1402"),
            new { place = new { lon = grid.Lon, lat = grid.Lat } },
            Stop);
        var view = await viewer.Page.EvaluateAsync<string>("() => location.hash.split('/')[1]");
        await viewer.Go($"/{view}/{grid.District}");
        await viewer.Page.GetByRole(Microsoft.Playwright.AriaRole.Alertdialog).WaitForAsync();
    }

    private static async Task AssertNoViolation(Viewer viewer)
    {
        var found = await viewer.Page.RunAxe();
        Assert.Empty(found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
