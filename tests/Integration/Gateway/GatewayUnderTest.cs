using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.City.Guarantees;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Map;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GridOrleans.Integration.Gateway;

/// <summary>The gateway on a free port of this machine, over a fake city.</summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    private const int ExpectContinueAbove = 32 * 1_024;

    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;

    private GatewayUnderTest(WebApplication app, FakeCity city, DirectoryInfo folder)
    {
        (App, City, _folder) = (app, city, folder);
        _http = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) })
        {
            BaseAddress = new(app.Urls.Single()),
        };
    }

    public WebApplication App { get; }

    public FakeCity City { get; }

    public static async Task<GatewayUnderTest> Start(
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("gateway-");
        var city = new FakeCity();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["Grid:Access:Key"] = Path.Combine(folder.FullName, "token.key");
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddGateway(builder.Configuration)
            .AddSingleton<IGridLocator>(city)
            .AddSingleton(FakeCity.Units())
            .AddSingleton(new CityGuarantees(FakeCity.Plan()))
            .AddSingleton(new CityOutlines(FakeCity.Plan()))
            .AddSingleton(city.Grains);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway(settings is null ? SharedAddresses.Built : GatewayHost.BuildAddresses(app));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, city, folder);
    }

    public string Token(string id, params string[] grants) => Token(id, TimeSpan.FromHours(1), grants);

    public string Token(string id, TimeSpan until, params string[] grants)
    {
        var now = TimeProvider.System.GetUtcNow();
        return DevelopmentToken.Mint(
            TokenKey.LoadOrCreate(Path.Combine(_folder.FullName, "token.key")),
            new(id, [.. grants.Select(Grant)]),
            now - TimeSpan.FromHours(2),
            now + until);
    }

    public async Task<Answer> Send(HttpMethod method, string path, Ask ask)
    {
        using var request = new HttpRequestMessage(method, path);
        if (ask.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (ask.Id is { } id)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", id);
        }

        if (ask.Language is { } language)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        if (ask.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new(ask.MediaType);
            // What is too large is refused before it is sent; otherwise the refusal may be lost in a broken pipe.
            request.Headers.ExpectContinue = body.Length > ExpectContinueAbove;
        }

        using var response = await _http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentType?.MediaType is "text/event-stream")
        {
            // It has no end.
            return new((int)response.StatusCode, "", response.Headers, "text/event-stream");
        }

        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers,
            response.Content.Headers.ContentType?.MediaType);
    }

    public Task<Answer> Get(string path, string? token) => Send(HttpMethod.Get, path, new(token));

    public Task<Answer> Post(string path, string token, string body, string id = "command-0001") =>
        Send(HttpMethod.Post, path, new(token, id, body));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Grant Grant(string text) =>
        GrantText.TryParse(text, out var grant, out var fault) ? grant : throw new FormatException(fault);
}

/// <summary>What is sent besides the address.</summary>
internal sealed record Ask(
    string? Token,
    string? Id = null,
    string? Body = null,
    string? Language = null,
    string MediaType = "application/json");

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseHeaders Headers, string? MediaType)
{
    public JsonElement Json { get; } = Text.StartsWith('{') ? JsonElement.Parse(Text) : default;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string Detail => Json.GetProperty("detail").GetString()!;

    public IEnumerable<string> Fields => Json.TryGetProperty("errors", out var errors)
        ? errors.EnumerateArray().Select(error => error.GetProperty("field").GetString()!)
        : [];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Text}");
}
