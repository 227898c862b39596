using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GridOrleans.Access;
using GridOrleans.Gateway.Ops;
using GridOrleans.Integration.Processes;
using GridOrleans.Ops;
using GridOrleans.Units;
using GridOrleans.Verify;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridOrleans.Integration.Ops;

/// <summary>What an operator sees of a real silo, and does to it.</summary>
public sealed partial class SiloOpsTests
{
    private const string Name = "silo-under-test";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_a_silo_explains_a_case_and_drains_the_silo()
    {
        using var folder = SiloFolder.OnSqlite();
        await using var silo = await SiloProcess.Start(folder, "--name", Name);
        using var http = Http(folder);
        var number = await Report(http, "report-1");

        var seen = JsonElement.Parse(await Silos(folder, 0, "--json")).GetProperty("silos")[0];
        Assert.Equal(Name, seen.GetProperty("name").GetString());
        Assert.Equal(Telemetry.Version, seen.GetProperty("version").GetString());
        Assert.Equal(20, seen.GetProperty("grids").GetInt32());
        Assert.Equal("resources", seen.GetProperty("placement").GetString());
        Assert.Contains(Name, await Silos(folder, 0), StringComparison.Ordinal);
        Assert.Contains(GridOf(number), await HotWhileCalled(folder, http, number), StringComparison.Ordinal);

        var told = await Run(CaseCommand.Create(), 0, [number, .. At(folder)]);
        Assert.Contains($"on {Name}", told, StringComparison.Ordinal);
        Assert.Contains("case_reported", told, StringComparison.Ordinal);
        Assert.Contains("The chain holds", told, StringComparison.Ordinal);
        await Run(
            VerifyCommand.Create(),
            0,
            ["--all", "--json", "--tallies", folder.Url.ToString(), "--key", folder.Key, .. folder.Storage]);

        await Alter(folder, $"UPDATE entry SET payload = payload || ' ' WHERE stream = 'grid/{GridOf(number)}'");
        told = await Run(CaseCommand.Create(), 1, [number, .. At(folder)]);
        Assert.Contains("The chain is broken", told, StringComparison.Ordinal);

        Assert.Contains("only silo", await Silos(folder, 2, "drain", Name), StringComparison.Ordinal);
        Assert.Contains("has left", await Silos(folder, 0, "drain", Name, "--last"), StringComparison.Ordinal);
        Assert.Equal(0, await silo.Exit());
    }

    [Fact]
    public async Task Dashboard_and_alerts_ask_for_what_a_silo_tells_and_for_all_of_our_own()
    {
        using var folder = SiloFolder.OnSqlite();
        await using var silo = await SiloProcess.Start(folder);
        using var http = Http(folder);
        await Report(http, "report-1");
        var asked = DeployFiles.Metrics();

        var told = await Told(http);
        while (asked.Except(told).Any(name => name.StartsWith("grid_cases", StringComparison.Ordinal)))
        {
            // The city's numbers climb within seconds.
            await Task.Delay(Poll, Stop);
            told = await Told(http);
        }

        Assert.Empty(asked.Except(told));
        var own = told.Where(name => name.StartsWith("grid_", StringComparison.Ordinal)).Select(Instrument).Distinct();
        Assert.Empty(own.Except(asked.Select(Instrument)));
    }

    [Fact]
    public async Task A_silo_whose_journal_cannot_be_written_is_not_ready_until_it_can()
    {
        using var folder = SiloFolder.OnSqlite();
        await using var silo = await SiloProcess.Start(folder);
        using var http = Http(folder);
        await using (var other = await OpenJournal(folder))
        {
            await using var hold = other.BeginTransaction(deferred: false);

            using var ready = await http.GetAsync(new Uri("/readyz", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("journal", await ready.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            using var healthy = await http.GetAsync(new Uri("/healthz", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        }

        while (!(await http.GetAsync(new Uri("/readyz", UriKind.Relative), Stop)).IsSuccessStatusCode)
        {
            await Task.Delay(Poll, Stop);
        }

        Assert.Equal(0, await silo.Terminate());
    }

    private static async Task<string> HotWhileCalled(SiloFolder folder, HttpClient http, string number)
    {
        var hot = Silos(folder, 0, "hot", "--seconds", "1");
        while (!hot.IsCompleted)
        {
            using var file = await http.GetAsync(new Uri($"/v1/cases/{number}", UriKind.Relative), Stop);
            await Task.Delay(Poll, Stop);
        }

        return await hot;
    }

    private static async Task<HashSet<string>> Told(HttpClient http)
    {
        var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);
        return [.. Series().Matches(text).Select(match => match.Groups[1].Value)];
    }

    private static string Instrument(string series) => Suffix().Replace(series, "");

    private static string[] At(SiloFolder folder) => ["--url", folder.Url.ToString(), "--key", folder.Key];

    private static Task<string> Silos(SiloFolder folder, int code, params string[] more) =>
        Run(SilosCommand.Create(), code, [.. more, .. At(folder)]);

    private static async Task<string> Run(Command verb, int code, string[] arguments)
    {
        var console = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        var ended = await verb.Parse(arguments).InvokeAsync(console, Stop);
        var printed = $"{console.Output}{console.Error}";
        Assert.True(ended == code, $"{ended}: {printed}");
        return printed;
    }

    private static string GridOf(string number) => number.Split('-')[0];

    private static HttpClient Http(SiloFolder folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var token = DevelopmentToken.Mint(
            TokenKey.LoadOrCreate(folder.Key),
            new("zhao", [new(Role.VillageClerk, UnitCode.Parse("1402"))]),
            now,
            now.AddHours(1));
        var http = new HttpClient { BaseAddress = folder.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<string> Report(HttpClient http, string id)
    {
        const string Body = """{"text":"路灯不亮","place":{"lon":113.205,"lat":40.005},"source":"resident"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/cases", UriKind.Relative))
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", id);
        using var response = await http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonElement.Parse(text).GetProperty("number").GetString()!;
    }

    private static async Task<SqliteConnection> OpenJournal(SiloFolder folder)
    {
        var file = Path.Combine(folder.Path, "data", "journal.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task Alter(SiloFolder folder, string sql)
    {
        await using var connection = await OpenJournal(folder);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Stop));
    }

    [GeneratedRegex(@"^([a-z0-9_]+)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Series();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();
}
