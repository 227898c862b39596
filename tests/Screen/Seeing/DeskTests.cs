using GridOrleans.Screen.Stage;
using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>What duty officers do at the desk.</summary>
public sealed class DeskTests(ScreenFixture screen)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_goes_its_six_steps_by_clicking()
    {
        var grid = (await screen.Server.Grids("140213067", Stop))[0];
        var number = await screen.Server.Report(grid, "楼道堆放杂物", Stop);
        var place = $"#/desk/{grid.Village}?case={number}";
        await using var clerk = await screen.Enter([$"village_clerk@{grid.Village}"], place);
        await using var handler = await Viewer.Sit(screen.Browser.Browser, Look.Laptop);
        await handler.Enter(
            screen.Server.Url, screen.Server.Token("li", $"department_handler@{grid.District}"), place);

        await Move(clerk, "file", page => page.SelectOptionAsync("[name=severity]", "ordinary"));
        await Move(clerk, "assign", async page =>
        {
            await page.SelectOptionAsync("[name=kind]", "department");
            await page.FillAsync("[name=id]", "li");
        });
        await Move(handler, "start", _ => Task.CompletedTask);
        await Move(handler, "finish", async page =>
        {
            await page.FillAsync("[name=result]", "已清理");
            await page.FillAsync("[name=evidence]", "photo/after.jpg");
        });
        await Move(clerk, "confirm", page => page.FillAsync("[name=feedback]", "楼道已清理"));
        await Move(clerk, "close", async page =>
        {
            foreach (var condition in (string[])["result_recorded", "evidence_complete", "reporter_told"])
            {
                await page.CheckAsync($"[name={condition}]");
            }
        });

        await clerk.Page.Locator("[aria-current=step]").GetByText("结案归档").WaitForAsync();
        await clerk.Page.Locator("[data-proof=holds]").WaitForAsync();
        Assert.Equal(
            "archived",
            (await screen.Server.Get($"/v1/cases/{number}", screen.Server.Token("chen", "city_centre@1402"), Stop))
                .GetProperty("case").GetProperty("step").GetString());
        screen.AssertClean(clerk);
        screen.AssertClean(handler);
    }

    [Fact]
    public async Task Moves_that_the_reader_may_not_make_are_not_offered()
    {
        var grid = (await screen.Server.Grids("140213067", Stop))[1];
        var number = await screen.Server.Report(grid, "电线垂落", Stop);

        await using var auditor = await screen.Enter(["auditor@1402"], $"#/desk/{grid.Village}?case={number}");

        await auditor.Page.GetByText("您在此步骤没有可办的操作。").WaitForAsync();
        Assert.Equal(0, await auditor.Page.Locator("[data-move]").CountAsync());
    }

    private static async Task Move(Viewer viewer, string move, Func<IPage, Task> fill)
    {
        await viewer.Page.ClickAsync($"[data-move={move}]");
        await fill(viewer.Page);
        await viewer.Page.ClickAsync("form button[type=submit].main");
        await viewer.Page.WaitForSelectorAsync(
            "form button[type=submit].main", new() { State = WaitForSelectorState.Detached });
    }
}
