using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Cases;
using GridOrleans.Gateway.Screen;
using GridOrleans.Gateway.Signboards;
using GridOrleans.Gridworkers;
using NetTopologySuite.Geometries;
using Xunit;
using ZXing.Common;
using ZXing.QrCode.Internal;

namespace GridOrleans.Integration.Gateway;

/// <summary>A grid's public signboard, and the page that its QR code opens.</summary>
public sealed partial class SignboardHttpTests
{
    private const string Board = $"/v1/grids/{FakeCity.Grid}/board";
    private const string Page = $"/board/{FakeCity.Grid}";

    private static readonly Dictionary<string, string?> AtHome =
        new() { ["Grid:Gateway:PublicAddress"] = "https://grid.example.cn" };

    [Fact]
    public async Task A_passer_by_reads_what_the_board_on_the_wall_says_and_no_more()
    {
        await using var gateway = await GatewayUnderTest.Start(AtHome);

        var board = (await gateway.Get(Board, null)).Json;

        Assert.Equal(
            [
                "grid", "name", "units", "households", "place", "vacant", "responsible", "staff", "onDuty",
                "policeTeam", "matters", "mattersNote", "guarantees", "report", "asOf",
            ],
            board.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["大同市", "新荣区", "新荣镇", "新荣村", "新荣村第1网格"],
            board.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()));
        Assert.Equal(
            """{"name":"赵*","phone":"138****1234","class":"full_time","post":"专职网格员"}""",
            board.GetProperty("responsible").GetRawText());
        Assert.Equal(
            """[{"name":"赵*","from":"08:00:00","to":"12:00:00"}]""", board.GetProperty("onDuty").GetRawText());
        Assert.Equal(6, board.GetProperty("matters").GetArrayLength());
        Assert.Equal(
            ["边界不重叠", "网格不缺人", "管理无空白", "服务不漏户"],
            board.GetProperty("guarantees").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(
            $"https://grid.example.cn/report/{FakeCity.Grid}", board.GetProperty("report").GetString());
        Assert.Equal(
            ["code", "name", "english"],
            board.GetProperty("matters")[0].GetProperty("items")[0].EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task A_grid_without_a_responsible_gridworker_says_so_on_the_next_look()
    {
        await using var gateway = await GatewayUnderTest.Start();
        Assert.DoesNotContain("没有责任网格员", (await gateway.Get(Page, null)).Text, StringComparison.Ordinal);
        gateway.City.Staff.Board = gateway.City.Staff.Board with { IsVacant = true, Responsible = null };

        var (board, page) = ((await gateway.Get(Board, null)).Json, await gateway.Get(Page, null));

        Assert.True(board.GetProperty("vacant").GetBoolean());
        Assert.Contains("没有责任网格员", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is responsible", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_code_leads_to_the_report_page_of_its_grid()
    {
        await using var gateway = await GatewayUnderTest.Start(AtHome);

        var page = await gateway.Get(Page, null);
        var drawing = QrPath().Match(page.Text);
        var address = Read(int.Parse(drawing.Groups[1].Value, CultureInfo.InvariantCulture), drawing.Groups[2].Value);

        Assert.Equal($"https://grid.example.cn/report/{FakeCity.Grid}", address);
        var report = await gateway.Get(new Uri(address).PathAndQuery, null);
        Assert.Equal((200, "text/html"), (report.Status, report.MediaType));
        Assert.Equal(200, (await gateway.Get("/board/files/report.js", null)).Status);
        Assert.Equal(200, (await gateway.Get("/board/files/board.css", null)).Status);
        Assert.Equal(404, (await gateway.Get("/board/files/report.html", null)).Status);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData($"/report/{FakeCity.Grid}")]
    [InlineData("/board/140212")]
    public async Task The_pages_are_held_to_their_own_server_and_carry_no_script_of_their_own(string path)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var page = await gateway.Get(path, null);

        Assert.Equal(ScreenEndpoints.Policy, page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotMatch(Inline(), page.Text);
    }

    [Fact]
    public async Task What_people_are_called_never_becomes_markup()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.Staff.Board = gateway.City.Staff.Board with
        {
            Responsible = new("<b>&", "\"1\"", StaffClass.Micro, "<script>"),
            Staff = [new("李*", "1", StaffClass.Micro, "<script>alert(1)</script>")],
        };

        var page = (await gateway.Get(Page, null)).Text;

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("140212", 400, "invalid")]
    [InlineData("140212100201099", 404, "unknown_unit")]
    [InlineData("x", 400, "invalid")]
    public async Task A_code_that_no_grid_has_is_told_in_either_form(string code, int status, string problem)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var json = await gateway.Get($"/v1/grids/{code}/board", null);
        var (page, report) = (await gateway.Get($"/board/{code}", null), await gateway.Get($"/report/{code}", null));

        Assert.Equal((status, problem), (json.Status, json.Code));
        Assert.Equal((status, "text/html"), (page.Status, page.MediaType));
        Assert.Equal((status, "text/html"), (report.Status, report.MediaType));
        Assert.Contains("没有这个网格", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_without_a_token_is_slowed_down_like_everyone()
    {
        await using var gateway = await GatewayUnderTest.Start(
            new() { ["Grid:Gateway:RequestsPerSecond"] = "1", ["Grid:Gateway:Burst"] = "1" });

        List<int> answers = [];
        foreach (var path in (string[])[Board, Page, Board])
        {
            answers.Add((await gateway.Get(path, null)).Status);
        }

        Assert.Contains(429, answers);
    }

    [Fact]
    public async Task What_the_report_page_sends_is_filed_as_a_residents_report()
    {
        await using var gateway = await GatewayUnderTest.Start();
        const string Body = $$"""
            {"text":"井盖破损\n位置：3号楼","place":{"lon":113.1,"lat":40.1},"source":"resident",
            "item":"unclassified","grid":"{{FakeCity.Grid}}"}
            """;

        var answer = await gateway.Post(
            "/v1/cases", gateway.Token("liu", $"resident@{FakeCity.Grid}"), Body, "board-00ff00ff");

        Assert.Equal(201, answer.Status);
        var asked = Assert.IsType<ReportCase>(Assert.Single(gateway.City.GridOf(FakeCity.Grid).Asked).Command);
        Assert.Equal(ReportSource.Resident, asked.Source);
    }

    [Fact]
    public void Land_is_drawn_with_north_up_and_in_its_true_proportions()
    {
        static Polygon Box(double west, double south, double east, double north) => new(new LinearRing(
            [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]));

        var drawing = LandDrawing.Of(Box(113, 60, 115, 61), Box(113, 60.5, 114, 61))!;

        // At 60.5° two degrees of longitude are hardly as long as one of latitude.
        Assert.Equal(400, drawing.Height, 1);
        Assert.Equal(400 * 2 * Math.Cos(double.DegreesToRadians(60.5)), drawing.Width, 1);
        Assert.StartsWith("M0 200L", drawing.Grid, StringComparison.Ordinal);
        Assert.Null(LandDrawing.Of(Box(113, 60, 115, 61), null));
    }

    private static string Read(int size, string path)
    {
        const int QuietZone = 4;
        var modules = new BitMatrix(size - (2 * QuietZone));
        foreach (Match run in (IEnumerable)Run().Matches(path))
        {
            var (x, y, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var i = 0; i < length; i++)
            {
                modules[x + i - QuietZone, y - QuietZone] = true;
            }
        }

        return new Decoder().decode(modules, null).Text;
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""class="qr" viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)""")]
    private static partial Regex QrPath();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Run();

    [GeneratedRegex(@"<script(?! src=)|<style|\sstyle=|\son[a-z]+=")]
    private static partial Regex Inline();
}
