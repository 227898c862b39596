using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using GridOrleans.Integration.Gateway;
using Xunit;

namespace GridOrleans.Integration.Tallies;

/// <summary>A screen that looks at a unit.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveStream(HttpClient http, HttpResponseMessage response, Stream stream)
    {
        (_http, _response) = (http, response);
        _events = SseParser.Create(stream).EnumerateAsync(Stop).GetAsyncEnumerator(Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<LiveStream> Open(
        GatewayUnderTest gateway,
        string unit,
        string token,
        string query = "")
    {
        var http = new HttpClient { BaseAddress = new(gateway.App.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/units/{unit}/live{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Last-Event-ID", "of a gateway that is no more");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        response.EnsureSuccessStatusCode();
        return new(http, response, await response.Content.ReadAsStreamAsync(Stop));
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<SseItem<string>?> Next() => await _events.MoveNextAsync() ? _events.Current : null;

    /// <summary>Reads on until so many cases were reported; answers the event that says so.</summary>
    public async Task<JsonElement> Reported(int cases)
    {
        while (await Next() is { } item)
        {
            var json = JsonElement.Parse(item.Data);
            if (ReportedOf(json.GetProperty("tally")) == cases)
            {
                return json;
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    public static int ReportedOf(JsonElement tally) => tally.GetProperty("cases").GetProperty("reported").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        _http.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The screen hung up in the middle of an event.
        }
    }
}
