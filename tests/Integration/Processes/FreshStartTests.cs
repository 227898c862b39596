using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GridOrleans.Access;
using Xunit;

namespace GridOrleans.Integration.Processes;

/// <summary>What the README promises a newcomer: an empty folder, one command, and a case goes its six steps.</summary>
public sealed class FreshStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_readme_s_walks_on_a_fresh_start_of_the_whole_city_are_what_happens()
    {
        using var folder = SiloFolder.Fresh();
        await using var silo = await SiloProcess.Start(folder);
        using var http = new HttpClient { BaseAddress = folder.Url };
        var ordinary = new ReadmeWalk("CASE", "move");
        var major = new ReadmeWalk("MATTER", "matter");
        var tokens = ordinary.Callers.ToDictionary(
            caller => caller.Key, caller => Token(folder, caller.Value.Id, caller.Value.Grant));

        Assert.Equal(
            ["reported", "filed", "assigned", "investigated", "investigated", "fed_back", "archived"],
            await Walk(http, ordinary, tokens));
        Assert.Equal(
            ["reported", "filed", "filed", "assigned", "investigated", "investigated", "fed_back", "archived"],
            await Walk(http, major, tokens, before => before is "close" ? Told() : Task.CompletedTask));
        Assert.Contains("5379 grids", silo.Output, StringComparison.Ordinal);
        Assert.True(await silo.Terminate() == 0, silo.Output);

        // The units tell the file where the matter has been after the caller's answer, but not once it is sealed.
        async Task Told()
        {
            List<string?> hops;
            do
            {
                var file = await Get(http, $"/v1/cases/{major.Number}", tokens["COUNTY"]);
                var told = file.GetProperty("case").GetProperty("hops").EnumerateArray();
                hops = [.. told.Select(hop => hop.GetProperty("unit").GetString())];
            }
            while (hops.Count < 3);
            Assert.Equal(["140213067201", "140213067", "140213"], hops);
        }
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

    private static async Task<List<string>> Walk(
        HttpClient http,
        ReadmeWalk walk,
        Dictionary<string, string> tokens,
        Func<string, Task>? before = null)
    {
        var reported = await Post(http, "/v1/cases", walk.Number, (tokens["RESIDENT"], walk.Report));
        Assert.Equal(walk.Number, reported.GetProperty("number").GetString());
        var steps = new List<string> { Step(reported) };
        foreach (var (move, caller, body) in walk.Moves)
        {
            await (before?.Invoke(move) ?? Task.CompletedTask);
            steps.Add(Step(await Post(
                http, $"/v1/cases/{walk.Number}/{move}", $"{walk.Number}:{move}", (tokens[caller], body))));
        }

        return steps;
    }

    private static async Task<JsonElement> Get(HttpClient http, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Stop);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Stop));
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

    private static async Task<JsonElement> Post(
        HttpClient http,
        string path,
        string id,
        (string Token, string Body) what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(what.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", what.Token);
        request.Headers.Add("Idempotency-Key", $"fresh:{id}");
        using var response = await http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
