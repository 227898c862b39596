using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using GridOrleans.Gateway.Screen;
using GridOrleans.Integration.Processes;
using Xunit;

namespace GridOrleans.Integration.Gateway;

/// <summary>What the screen is given: its page, maps, and an operator's beats.</summary>
public sealed class ScreenHttpTests
{
    private static readonly string Unit = SmallCity.Plan().Units[^1].Code.ToString();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_may_load_its_own_files_ask_its_own_server_and_nothing_more()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var page = await gateway.Get("/", null);

        Assert.Equal(ScreenEndpoints.Policy, page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", ScreenEndpoints.Policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", ScreenEndpoints.Policy, StringComparison.Ordinal);
        Assert.True(
            page.Status is 200 ? page.Text.Contains("/assets/", StringComparison.Ordinal) : page.Status is 404,
            "A program that was built without its screen says so.");
        Assert.Equal(404, (await gateway.Get("/assets/none.js", null)).Status);
    }

    [Fact]
    public async Task A_map_holds_the_units_land_alone_and_is_not_sent_twice()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = new(gateway.App.Urls.Single()) };
        var token = gateway.Token("chen", "city_centre@1402");
        using var first = await Ask(http, token, null);
        await using var gzip = new GZipStream(await first.Content.ReadAsStreamAsync(Stop), CompressionMode.Decompress);
        var map = (await JsonDocument.ParseAsync(gzip, cancellationToken: Stop)).RootElement;

        using var again = await Ask(http, token, first.Headers.ETag);

        var codes = map.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties").GetProperty("code").GetString()!).ToList();
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.StartsWith(Unit, code, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task An_operator_sees_what_the_process_answers_and_refuses()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = new(gateway.App.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", gateway.Token("op", "operator@1402"));
        await using var stream = await http.GetStreamAsync(new Uri("/v1/ops/live", UriKind.Relative), Stop);
        await using var beats = SseParser.Create(stream).EnumerateAsync(Stop).GetAsyncEnumerator(Stop);

        // Metrics are listened to from the first beat on.
        Assert.True(await beats.MoveNextAsync());
        await gateway.Get("/healthz", null);
        long answered = 0;
        while (answered == 0 && await beats.MoveNextAsync())
        {
            answered = JsonElement.Parse(beats.Current.Data).GetProperty("requests").GetInt64();
        }

        // The process's numbers: other gateways of this test run are in them.
        Assert.Equal("ops", beats.Current.EventType);
        Assert.True(answered >= 1);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string token, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/units/{Unit}/map");
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.AcceptEncoding.Add(new("gzip"));
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await http.SendAsync(request, Stop);
    }
}
