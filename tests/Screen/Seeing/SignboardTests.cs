using System.Text;
using System.Text.RegularExpressions;
using GridOrleans.Screen.Stage;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>What somebody does who stands before a grid's signboard.</summary>
public sealed partial class SignboardTests(ScreenFixture screen)
{
    private const string County = "140226";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resident_reports_from_the_wall_and_a_lost_answer_makes_no_second_report()
    {
        var grid = (await screen.Server.Grids(County, Stop))[0];
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new(412, 915));
        var page = viewer.Page;
        await page.GotoAsync(new Uri(screen.Server.Url, $"/board/{grid.Code}").ToString());
        await page.ClickAsync(".report a");
        await page.WaitForSelectorAsync("#form:not([hidden])");
        await page.SelectOptionAsync("#item", "N102");
        await page.FillAsync("#text", "井盖松动");
        await page.FillAsync("#where", "3号楼门口");
        await page.FillAsync("#token", screen.Server.Token("liu", $"resident@{grid.Code}"));
        screen.AssertClean(viewer);
        await page.RouteAsync("**/v1/cases", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });

        await page.ClickAsync("#send");
        await page.GetByText("没有网络").WaitForAsync();
        await page.UnrouteAsync("**/v1/cases");
        await page.ReloadAsync();
        await page.GetByText("上次的上报尚未确认").WaitForAsync();
        await page.ClickAsync("#send");
        await page.GetByText($"{grid.Code}-1").WaitForAsync();

        var clerk = screen.Server.Token("zhou", $"village_clerk@{grid.Village}");
        var open = (await screen.Server.Get($"/v1/grids/{grid.Code}", clerk, Stop)).GetProperty("openCases");
        var file = (await screen.Server.Get($"/v1/cases/{grid.Code}-1", clerk, Stop)).GetProperty("case");
        Assert.Equal(1, open.GetArrayLength());
        Assert.Equal(
            ("井盖松动\n位置：3号楼门口", "N102", "resident", "liu"),
            (file.GetProperty("text").GetString(), file.GetProperty("item").GetString(),
                file.GetProperty("source").GetString(), file.GetProperty("reporter").GetProperty("id").GetString()));
        Assert.DoesNotContain(viewer.Addresses, address => address.Contains("eyJ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_board_with_a_dozen_gridworkers_is_printed_on_one_sheet()
    {
        var grid = (await screen.Server.Grids(County, Stop))[1];
        await Staff(grid);
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new(1000, 1400));
        await viewer.Page.GotoAsync(new Uri(screen.Server.Url, $"/board/{grid.Code}").ToString());
        await viewer.Page.GetByText("138****0011").WaitForAsync();

        foreach (var format in (string[])["A4", "A3"])
        {
            var sheet = await viewer.Page.PdfAsync(new() { Format = format });
            Assert.Single(Sheets().Matches(Encoding.Latin1.GetString(sheet)));
        }

        screen.AssertClean(viewer);
    }

    private async Task Staff(PlacedGrid grid)
    {
        var token = screen.Server.Token("zheng", $"political_legal_committee@{County}");
        Task Post(string path, object body) => screen.Server.Post($"/v1/staff/{County}/{path}", token, body, Stop);
        await Post("posts/micro", new { name = "微网格员", @class = "micro", quota = 20 });
        foreach (var i in Enumerable.Range(0, 12))
        {
            await Post($"gridworkers/micro-{i}/appoint", new
            {
                name = $"王{i}",
                phone = $"1380000{i:D4}",
                post = "micro",
                grids = new[] { grid.Code },
                responsibleFor = i == 0 ? [grid.Code] : Array.Empty<string>(),
            });
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheets();
}
