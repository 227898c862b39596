using GridOrleans.Screen.Stage;
using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>That nobody needs a mouse.</summary>
public sealed class KeyboardTests(ScreenFixture screen)
{
    private static readonly string[] Operator = ["city_centre@1402", "operator@1402"];

    /// <summary>Steps of the Tab key after which the whole page must have been gone through.</summary>
    private const int TabsMax = 200;

    /// <summary>Notes where the focus is, and what is wrong with how it is shown there.</summary>
    private const string Note =
        """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body || window.reached.has(one)) {
            return one !== document.body;
          }

          window.reached.add(one);
          const look = getComputedStyle(one);
          const more = parseFloat(look.outlineOffset) + parseFloat(look.outlineWidth);
          const box = one.getBoundingClientRect();
          // A part of a pixel shows to nobody.
          const out = more - 0.6;
          const faults = look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2 ? ['no ring'] : [];
          for (let around = one.parentElement; around; around = around.parentElement) {
            const clip = around === document.body
              ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
              : around.getBoundingClientRect();
            if (getComputedStyle(around).overflow !== 'visible'
                && (box.left - out < clip.left || box.top - out < clip.top
                  || box.right + out > clip.right || box.bottom + out > clip.bottom)) {
              faults.push(`cut off by ${around.tagName}.${around.className}`);
            }
          }

          faults.forEach((fault) => window.faults.push(`${fault}: ${one.outerHTML.slice(0, 120)}`));
          return false;
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_can_be_used_is_reached_by_tab_and_shows_its_focus()
    {
        var grid = (await screen.Server.Grids("140221", Stop))[0];
        var number = await screen.Server.Report(grid, "道路坑洼", Stop);
        await using var viewer = await screen.Enter(Operator, look: Look.Laptop);
        await viewer.Mapped();
        await AssertReached(viewer);
        await viewer.Go("#/surge");
        await viewer.Page.WaitForSelectorAsync(".surge .chart");
        await AssertReached(viewer);
        await viewer.Go($"#/wall/{grid.Code}");
        await viewer.Page.Locator(".facts").GetByText(number).WaitForAsync();
        await AssertReached(viewer);
        await viewer.Go($"#/desk/{grid.Village}?case={number}");
        await viewer.Page.ClickAsync("[data-move=file]");
        await viewer.Page.ClickAsync(".tabs button >> nth=1");
        await viewer.Page.WaitForSelectorAsync(".rows .row");
        await AssertReached(viewer);
    }

    [Fact]
    public async Task A_duty_officer_enters_finds_a_case_and_files_it_without_a_mouse()
    {
        var grid = (await screen.Server.Grids("140222", Stop))[0];
        var number = await screen.Server.Report(grid, "噪声扰民", Stop);
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, Look.Laptop);
        var page = viewer.Page;
        await page.GotoAsync(screen.Server.Url.ToString());
        await Press(page, "Tab");
        await page.Keyboard.InsertTextAsync(screen.Server.Token("chen", $"village_clerk@{grid.Village}"));
        await Press(page, "Tab", "Enter");
        await page.WaitForSelectorAsync("header .live");
        await viewer.Mapped();

        // A grid from the ranking: its panel takes the focus, and Escape gives it back.
        var row = page.Locator(".right li button").First;
        await TabTo(page, row);
        await Press(page, "Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.matches('.facts')");
        await Press(page, "Escape");
        await page.Locator(".facts").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.WaitForFunctionAsync("() => document.activeElement !== document.body");

        await TabTo(page, page.Locator("nav.views button").Nth(1));
        await Press(page, "Enter");
        await TabTo(page, page.Locator(".tabs button").Nth(1));
        await Press(page, "Enter");
        await TabTo(page, page.Locator(".rows .row").Filter(new() { HasText = number }));
        await Press(page, "Enter");
        var file = page.Locator("[data-move=file]");
        await TabTo(page, file);
        await Press(page, "Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.name === 'severity'");
        await Press(page, "Escape");
        await page.WaitForFunctionAsync("() => document.activeElement.dataset.move === 'file'");
        await Press(page, "Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.name === 'severity'");
        await Press(page, "End");
        Assert.Equal("ordinary", await page.Locator("[name=severity]").InputValueAsync());
        await TabTo(page, page.Locator("form button[type=submit].main"));
        await Press(page, "Enter");

        await page.Locator("[aria-current=step]").GetByText("案卷建立").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement !== document.body");
        screen.AssertClean(viewer);
    }

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private static async Task TabTo(IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var i = 0; i < TabsMax; i++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {target}.");
    }

    private static async Task AssertReached(Viewer viewer)
    {
        await viewer.Page.EvaluateAsync(
            """
            () => {
              document.activeElement?.blur();
              [window.reached, window.faults] = [new Set(), []];
            }
            """);
        for (var i = 0; i < TabsMax; i++)
        {
            await viewer.Page.Keyboard.PressAsync("Tab");
            if (await viewer.Page.EvaluateAsync<bool>(Note))
            {
                break;
            }
        }

        var faults = await viewer.Page.EvaluateAsync<string[]>(
            """
            () => [...window.faults,
              ...[...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')]
                .filter((one) => one.checkVisibility() && !one.disabled && !window.reached.has(one))
                .map((one) => `not reached: ${one.outerHTML.slice(0, 120)}`)]
            """);
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }
}
