using System.Text;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Bench;
using GridOrleans.Cluster.Stage;

namespace GridOrleans.Screen.Stage;

/// <summary>The real server with the whole city, on SQLite in a folder of its own, as a process of its own.</summary>
internal sealed class ScreenServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Member _silo;
    private readonly HttpClient _http;
    private long _command;

    private ScreenServer(DirectoryInfo folder)
    {
        _folder = folder;
        var port = FreePorts.Next();
        string[] arguments =
        [
            "--urls", $"http://127.0.0.1:{port}",
            "--silo-port", $"{FreePorts.Next()}",
            "--gateway-port", $"{FreePorts.Next()}",
        ];
        _silo = new("the silo", "Silo", arguments, port, folder.FullName);
        _http = new() { BaseAddress = Url };
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new($"http://127.0.0.1:{_silo.HttpPort}");

    /// <summary>Its process.</summary>
    public Running Process => _silo.Process;

    /// <summary>Where it rests.</summary>
    public string Folder => _folder.FullName;

    private string Key => Path.Combine(_folder.FullName, "data", "token.key");

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<ScreenServer> Start(CancellationToken stop)
    {
        var server = new ScreenServer(Directory.CreateTempSubdirectory("gridorleans-screen-"));
        try
        {
            server._silo.Start();
            await server._silo.Ready(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token that it trusts, for an hour.</summary>
    public string Token(string id, params string[] grants)
    {
        var now = TimeProvider.System.GetUtcNow();
        return DevelopmentToken.Mint(
            TokenKey.LoadOrCreate(Key),
            new(id, [.. grants.Select(Grant)]),
            now - TimeSpan.FromMinutes(1),
            now + TimeSpan.FromHours(1));
    }

    /// <summary>Asks for JSON.</summary>
    public async Task<JsonElement> Get(string path, string token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        return await Answer(request, stop);
    }

    /// <summary>Sends a command, or a batch of them.</summary>
    public async Task<JsonElement> Post(string path, string token, object body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Idempotency-Key", NextId());
        return await Answer(request, stop);
    }

    /// <summary>A resident's report at a grid's own point; answers the case's number.</summary>
    public async Task<string> Report(PlacedGrid grid, string text, CancellationToken stop)
    {
        var body = new { text, place = new { lon = grid.Lon, lat = grid.Lat }, source = "resident" };
        var made = await Post("/v1/cases", Token("wang", "resident@1402"), body, stop);
        return made.GetProperty("number").GetString()!;
    }

    /// <summary>Somebody's one-key alarm at a grid's own point.</summary>
    public Task Alarm(PlacedGrid grid, CancellationToken stop) => Post(
        "/v1/alarms", Token("wang", "resident@1402"), new { place = new { lon = grid.Lon, lat = grid.Lat } }, stop);

    /// <summary>Kills it: it learns nothing of it.</summary>
    public Task Kill(CancellationToken stop) => _silo.Kill(stop);

    /// <summary>Starts it again with what it had on disk, and waits until it is ready.</summary>
    public Task Return(CancellationToken stop)
    {
        _silo.Start();
        return _silo.Ready(stop);
    }

    /// <summary>The grids below a unit, each with a point inside.</summary>
    public async Task<IReadOnlyList<PlacedGrid>> Grids(string unit, CancellationToken stop)
    {
        var map = await Get($"/v1/units/{unit}/map", Token("chen", "city_centre@1402"), stop);
        return
        [
            .. from feature in map.GetProperty("features").EnumerateArray()
               let about = feature.GetProperty("properties")
               let code = about.GetProperty("code").GetString()!
               where code.Length == PlacedGrid.CodeLength && about.TryGetProperty("at", out _)
               let at = about.GetProperty("at")
               select new PlacedGrid(
                   code, about.GetProperty("name").GetString()!, at[0].GetDouble(), at[1].GetDouble()),
        ];
    }

    /// <summary>A command's id, never the same.</summary>
    public string NextId() => $"stage-{Interlocked.Increment(ref _command):D8}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _silo.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Grant Grant(string text) =>
        GrantText.TryParse(text, out var grant, out var fault) ? grant : throw new FormatException(fault);

    private async Task<JsonElement> Answer(HttpRequestMessage request, CancellationToken stop)
    {
        using var response = await _http.SendAsync(request, stop);
        var text = await response.Content.ReadAsStringAsync(stop);
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{request.RequestUri} answered {(int)response.StatusCode}: {text}");
    }
}

/// <summary>A grid and a point inside it.</summary>
internal sealed record PlacedGrid(string Code, string Name, double Lon, double Lat)
{
    /// <summary>Digits of a grid's code.</summary>
    public const int CodeLength = 15;

    /// <summary>The village it lies in.</summary>
    public string Village => Code[..12];

    /// <summary>The township it lies in.</summary>
    public string Township => Code[..9];

    /// <summary>The county it lies in.</summary>
    public string District => Code[..6];
}
