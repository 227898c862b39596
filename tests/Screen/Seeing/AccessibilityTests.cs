using System.Text.Json;
using Deque.AxeCore.Playwright;
using GridOrleans.Screen.Stage;
using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>That everybody can use the screen: by keyboard, by a reader, with weak eyes.</summary>
public sealed class AccessibilityTests(ScreenFixture screen)
{
    private static readonly string[] Operator = ["city_centre@1402", "operator@1402"];

    /// <summary>Steps of the Tab key after which the whole page must have been gone through.</summary>
    private const int TabsMax = 150;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_view_breaks_a_rule_of_axe_with_an_alarm_or_without()
    {
        var grid = (await screen.Server.Grids("140215", Stop))[0];
        var number = await screen.Server.Report(grid, "墙皮脱落", Stop);
        await using var viewer = await screen.Enter(Operator, $"#/wall/{grid.District}");
        foreach (var alarmed in (bool[])[false, true])
        {
            if (alarmed)
            {
                await Alarm(grid);
                await viewer.Page.GetByRole(AriaRole.Alertdialog).WaitForAsync();
            }

            await viewer.Mapped();
            await AssertNoViolation(viewer);
            await viewer.Go($"#/surge/{grid.District}");
            await viewer.Page.WaitForSelectorAsync(".surge .chart");
            await AssertNoViolation(viewer);
            await viewer.Go($"#/desk/{grid.District}?case={number}");
            await viewer.Page.WaitForSelectorAsync("[data-move]");
            await AssertNoViolation(viewer);
            await viewer.Go($"#/wall/{grid.Code}");
            await viewer.Page.Locator(".facts").GetByText(number).WaitForAsync();
            await AssertNoViolation(viewer);
            await viewer.Go($"#/wall/{grid.District}");
        }
    }

    [Fact]
    public async Task The_entrance_breaks_no_rule_of_axe()
    {
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new());
        await viewer.Page.GotoAsync(screen.Server.Url.ToString());
        await viewer.Page.FillAsync("#token", "no token at all");
        await viewer.Page.PressAsync("#token", "Tab");
        await viewer.Page.Keyboard.PressAsync("Enter");
        await viewer.Page.GetByRole(AriaRole.Alert).WaitForAsync();

        await AssertNoViolation(viewer);
    }

    [Fact]
    public async Task Whatever_can_be_used_is_reached_by_keyboard()
    {
        await using var viewer = await screen.Enter(Operator);
        await viewer.Mapped();
        Assert.Empty(await Missed(viewer));
        await viewer.Go("#/surge");
        await viewer.Page.WaitForSelectorAsync(".surge .chart");
        Assert.Empty(await Missed(viewer));
        await viewer.Go("#/desk");
        await viewer.Page.WaitForSelectorAsync(".desk");
        Assert.Empty(await Missed(viewer));
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

    private Task<JsonElement> Alarm(PlacedGrid grid) => screen.Server.Post(
        "/v1/alarms",
        screen.Server.Token("wang", "resident@1402"),
        new { place = new { lon = grid.Lon, lat = grid.Lat } },
        Stop);

    private static async Task<string[]> Missed(Viewer viewer)
    {
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

        return await viewer.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')]
              .filter((one) => one.checkVisibility() && !one.disabled && !window.reached.has(one))
              .map((one) => one.outerHTML.slice(0, 120))
            """);
    }

    private static async Task AssertNoViolation(Viewer viewer)
    {
        var found = await viewer.Page.RunAxe();
        Assert.Empty(found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
