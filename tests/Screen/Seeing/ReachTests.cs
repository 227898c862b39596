using System.Text.RegularExpressions;
using GridOrleans.Screen.Stage;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>Whose data a screen gets.</summary>
public sealed partial class ReachTests(ScreenFixture screen)
{
    private const string County = "140213";
    private const string Secret = "围挡破损";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_county_s_token_gets_that_county_alone_whatever_link_is_followed()
    {
        var others = await screen.Server.Grids("140212", Stop);
        var grid = others[1];
        var number = await screen.Server.Report(grid, Secret, Stop);
        var inside = (await screen.Server.Grids(County, Stop))[0];
        await using var viewer = await Viewer.Sit(screen.Browser.Browser, new());
        await viewer.KeepAnswers();
        await viewer.Enter(
            screen.Server.Url,
            screen.Server.Token("wu", $"county_centre@{County}"),
            $"#/desk/140212?case={number}");

        await viewer.Page.Locator("article [role=alert]").WaitForAsync();
        foreach (var place in (string[])["#/wall/1402", $"#/wall/{grid.Township}", $"#/wall/{grid.Code}", "#/surge"])
        {
            await viewer.Go(place);
            await viewer.Mapped();
        }

        await viewer.Go("#/wall");
        var open = await viewer.Number("open");
        await screen.Server.Report(others[2], Secret, Stop);
        await screen.Server.Report(inside, "井盖松动", Stop);
        await viewer.Number("open", open + 1);
        await viewer.Go("#/desk/1402");
        await viewer.Page.WaitForSelectorAsync(".rows");

        var heard = await viewer.Heard();
        Assert.Contains(inside.Code, heard, StringComparison.Ordinal);
        Assert.Empty(Foreign(heard, grid.Code));
        Assert.Empty(Foreign(await viewer.Page.ContentAsync(), grid.Code));
        string[] paths =
        [
            "/v1/units/140212/map", "/v1/units/140212/live", "/v1/units/140212/docket",
            $"/v1/grids/{grid.Code}", $"/v1/cases/{number}", $"/v1/cases/{number}/proof", "/v1/cases?unit=140212",
            "/v1/units/1402/live?marks=true", "/v1/ops/live",
        ];
        foreach (var path in paths)
        {
            Assert.Equal((path, 403), (path, await Status(viewer, path)));
        }

        // What a unit is called everybody is told; its numbers are not part of that.
        var plan = await screen.Server.Get(
            "/v1/units/140212", screen.Server.Token("wu", $"county_centre@{County}"), Stop);
        Assert.False(plan.TryGetProperty("tally", out _));
    }

    // What is told of units outside the county, and of the cases there, but for the grid that the link itself named.
    private static List<string> Foreign(string text, string named)
    {
        var told = text.Replace(named, "", StringComparison.Ordinal);
        string[] found = told.Contains(Secret, StringComparison.Ordinal) ? [Secret] : [];
        return [.. found, .. ForeignCode().Matches(told).Select(match => match.Value).Distinct()];
    }

    // Codes of the city's other counties and of all below them; digits of places and hashes are none.
    [GeneratedRegex("(?<![0-9A-Za-z.])1402(?!13)[0-9]{2}([0-9]{3}){0,3}(?![0-9])")]
    private static partial Regex ForeignCode();

    private static Task<int> Status(Viewer viewer, string path) => viewer.Page.EvaluateAsync<int>(
        """
        async (path) => {
          const stop = new AbortController();
          const headers = { Authorization: `Bearer ${sessionStorage.getItem('token')}` };
          const { status } = await fetch(path, { headers, signal: stop.signal });
          stop.abort();
          return status;
        }
        """,
        path);
}
