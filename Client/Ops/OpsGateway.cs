using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Ops;

/// <summary>The options by which a verb of operators finds a gateway and is let in.</summary>
internal sealed class OpsGateway
{
    /// <summary>No answer came that can be used.</summary>
    public const int Unusable = 2;

    /// <summary>What a minted token names: an operator's role has no reach, it only must be held somewhere.</summary>
    private const string AnyCity = "1402";

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly Option<Uri> _url = UrlOption.Create();

    private readonly Option<FileInfo?> _token = new("--token-file")
    {
        Description = "A file with an operator's token; for 'case' it needs a role that reaches the case, too.",
        Recursive = true,
    };

    private readonly Option<FileInfo> _key = new("--key")
    {
        Description = "Without --token-file: the development key that the gateway trusts.",
        DefaultValueFactory = _ => new FileInfo(TokenKey.DefaultPath),
        Recursive = true,
    };

    /// <summary>Print JSON for scripts.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON for scripts.", Recursive = true };

    /// <summary>Adds the options to a verb and all below it.</summary>
    public void AddTo(Command verb)
    {
        _url.Recursive = true;
        verb.Add(_url);
        verb.Add(_token);
        verb.Add(_key);
        verb.Add(Json);
    }

    /// <summary>Runs a verb; what an operator can put right is one sentence, and exit code 2.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="city">The city that a minted token reaches; null where none is asked about.</param>
    /// <param name="work">The verb.</param>
    public async Task<int> Run(ParseResult parsed, UnitCode? city, Func<OpsHttp, Task<int>> work)
    {
        try
        {
            using var http = new OpsHttp(parsed.GetRequiredValue(_url), Token(parsed, city));
            return await work(http);
        }
        catch (Exception refused) when (refused is IOException or HttpRequestException or JsonException
            or InvalidDataException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
            return Unusable;
        }
    }

    private string Token(ParseResult parsed, UnitCode? city)
    {
        if (parsed.GetValue(_token) is { } file)
        {
            return File.ReadAllText(file.FullName).Trim();
        }

        var path = parsed.GetRequiredValue(_key).FullName;
        if (!File.Exists(path))
        {
            throw new IOException(
                $"There is no development key {path}: name the gateway's with --key, or a token with --token-file.");
        }

        var (now, unit) = (TimeProvider.System.GetUtcNow(), city ?? UnitCode.Parse(AnyCity));
        return DevelopmentToken.Mint(
            TokenKey.LoadOrCreate(path),
            new("ops", [new(Role.Operator, unit), new(Role.Auditor, unit)]),
            now,
            now + TokenLifetime);
    }
}

/// <summary>A gateway, asked by an operator.</summary>
internal sealed class OpsHttp : IDisposable
{
    private readonly HttpClient _http;

    public OpsHttp(Uri gateway, string token)
    {
        _http = new() { BaseAddress = gateway };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks; a problem is thrown with its own words.</summary>
    /// <exception cref="IOException">The gateway refuses, or cannot be reached.</exception>
    public async Task<JsonElement> Ask(HttpMethod method, string path, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var response = await _http.SendAsync(request, stop);
        var text = await response.Content.ReadAsStringAsync(stop);
        var json = text.StartsWith('{') ? JsonElement.Parse(text) : default;
        return response.IsSuccessStatusCode
            ? json
            : throw new IOException(json.ValueKind is JsonValueKind.Object && json.TryGetProperty("detail", out var why)
                ? why.GetString()
                : $"{_http.BaseAddress} answers {(int)response.StatusCode} to {path}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
