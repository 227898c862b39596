using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GridOrleans.Access;
using Xunit;

namespace GridOrleans.Integration.Processes;

/// <summary>What the README promises a newcomer: an empty folder, one command, and a case goes its six steps.</summary>
public sealed class FreshStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_start_serves_the_whole_city_and_a_case_goes_its_six_steps()
    {
        using var folder = SiloFolder.Fresh();
        await using var silo = await SiloProcess.Start(folder);
        using var http = new HttpClient { BaseAddress = folder.Url };
        var report = new
        {
            text = "小区东门路灯不亮。",
            place = new { lon = 113.3, lat = 40.09 },
            source = "hotline",
            item = "N401",
        };

        var reported = await Post(http, "/v1/cases", Token(folder, "hotline-1", "city_centre@1402"), report);
        var number = reported.GetProperty("number").GetString()!;
        var grid = number.Split('-')[0];
        var clerk = Token(folder, "clerk-1", $"village_clerk@{grid[..12]}");
        var lamps = Token(folder, "lamps-1", $"department_handler@{grid[..6]}");
        (string Move, string Token, object Body, string Step)[] moves =
        [
            ("file", clerk, new { severity = "ordinary" }, "filed"),
            ("assign", clerk, new { to = new { kind = "department", id = "lamps-1" } }, "assigned"),
            ("start", lamps, new { }, "investigated"),
            ("finish", lamps, new { result = "已更换灯泡。" }, "investigated"),
            ("confirm", clerk, new { feedback = "路灯已修复。" }, "fed_back"),
            ("close", clerk,
                new { conditions = new[] { "result_recorded", "evidence_complete", "reporter_told" } }, "archived"),
        ];
        foreach (var (move, token, body, step) in moves)
        {
            var moved = await Post(http, $"/v1/cases/{number}/{move}", token, body);
            Assert.Equal((number, step), (moved.GetProperty("number").GetString(), Step(moved)));
        }

        Assert.Equal("reported", Step(reported));
        Assert.Contains("5379 grids", silo.Output, StringComparison.Ordinal);
        Assert.True(await silo.Terminate() == 0, silo.Output);
    }

    [Fact]
    public async Task A_second_silo_on_the_same_folder_is_refused_with_what_to_do()
    {
        using var folder = SiloFolder.OnSqlite();
        using var ports = SiloFolder.Fresh();
        await using var first = await SiloProcess.Start(folder);
        await using var second = SiloProcess.Launch(ports, [.. ports.Ports, .. folder.Home]);

        Assert.Equal(1, await second.Exit());

        Assert.Contains("Another silo works on", second.Output, StringComparison.Ordinal);
        Assert.Contains("--storage postgres", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = folder.Url };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/readyz", UriKind.Relative), Stop)).StatusCode);
    }

    private static string Step(JsonElement view) => view.GetProperty("step").GetString()!;

    /// <summary>As a person gets one: <c>Client -- token</c>.</summary>
    private static string Token(SiloFolder folder, string id, string grant)
    {
        var console = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        var code = TokenCommand.Create().Parse(["--sub", id, "--grant", grant, "--key", folder.Key]).Invoke(console);
        Assert.True(code == 0, console.Error.ToString());
        return console.Output.ToString()!.Trim();
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, string token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", $"fresh:{path.Split('/')[^1]}");
        using var response = await http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
