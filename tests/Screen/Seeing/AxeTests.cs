using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GridOrleans.Screen.Stage;
using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>
/// That readers and weak eyes get what everybody gets, as far as axe can tell: all its rules, WCAG A and AA.
/// </summary>
public sealed class AxeTests(ScreenFixture screen)
{
    private static readonly string[] Operator = ["city_centre@1402", "operator@1402"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task No_view_breaks_a_rule(string language)
    {
        var grid = (await screen.Server.Grids(language is "zh" ? "140215" : "140223", Stop))[0];
        var number = await screen.Server.Report(grid, "墙皮脱落", Stop);
        await screen.Server.Alarm(grid, Stop);
        await using var viewer = await screen.Enter(Operator, $"#/wall/{grid.Code}", new(Language: language));
        await viewer.Mapped();
        await viewer.Page.Locator(".facts").GetByText(number).WaitForAsync();
        List<string> broken = [.. await Broken(viewer, "a grid on the wall")];

        await viewer.Go($"#/surge/{grid.District}");
        await viewer.Page.WaitForSelectorAsync(".surge .chart");
        await viewer.Page.WaitForSelectorAsync(".alarms button.main");
        broken.AddRange(await Broken(viewer, "load, with an alarm"));

        await viewer.Go($"#/desk/{grid.District}?case={number}");
        await viewer.Page.ClickAsync("[data-move=file]");
        await viewer.Page.WaitForSelectorAsync("[data-proof=holds]");
        await viewer.Page.WaitForSelectorAsync(".alarms button.main");
        broken.AddRange(await Broken(viewer, "a file at the desk, with an alarm"));

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_entrance_breaks_no_rule(string language)
    {
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new(Language: language));
        await viewer.Page.GotoAsync(screen.Server.Url.ToString());
        await viewer.Page.FillAsync("#token", "no token at all");
        await viewer.Page.PressAsync("#token", "Tab");
        await viewer.Page.Keyboard.PressAsync("Enter");
        await viewer.Page.GetByRole(AriaRole.Alert).WaitForAsync();

        var broken = await Broken(viewer, "entrance");

        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    private static async Task<string[]> Broken(Viewer viewer, string view)
    {
        // What moves costs a machine without a graphics card the time that axe needs, and tells axe nothing.
        await viewer.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var found = await viewer.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return
        [
            .. from violation in found.Violations
               from node in violation.Nodes.Take(3)
               select $"{view}: {violation.Id}: {violation.Help} {node.Html}",
        ];
    }
}
