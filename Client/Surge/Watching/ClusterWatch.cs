using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using GridOrleans.Gateway.Ops;

namespace GridOrleans.Surge.Watching;

/// <summary>
/// Listens to what the gateway's process tells of itself (<c>/v1/ops/live</c>) while a surge runs. What it cannot
/// hear is no fault of the surge: the report then says why.
/// </summary>
/// <param name="http">Reaches the gateway.</param>
/// <param name="token">An operator's.</param>
/// <param name="pace">The surge's clock.</param>
internal sealed class ClusterWatch(HttpClient http, string token, Pace pace)
{
    /// <summary>A silo that was killed is listened to again once it is back.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly List<ClusterBeat> _beats = [];

    /// <summary>What was heard; to be read once the listening is over.</summary>
    public IReadOnlyList<ClusterBeat> Beats => _beats;

    /// <summary>Why nothing was heard; null when something was.</summary>
    public string? Unheard { get; private set; } = "The surge was over before the gateway told anything.";

    /// <summary>Listens until it is stopped.</summary>
    public async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Hear(stop);
                await Task.Delay(Again, TimeProvider.System, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is HttpRequestException or IOException or JsonException)
            {
                Unheard = _beats.Count == 0 ? away.Message : null;
                await ((Task)Task.Delay(Again, TimeProvider.System, stop))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Hear(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ops/live");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            Unheard = _beats.Count == 0 ? $"/v1/ops/live answers {(int)response.StatusCode}." : null;
            return;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var beats = SseParser.Create(
            stream,
            (_, data) => JsonSerializer.Deserialize<OpsBeat>(data, JsonSerializerOptions.Web));
        await foreach (var told in beats.EnumerateAsync(stop))
        {
            if (told.Data is { } beat)
            {
                _beats.Add(new(pace.Elapsed.TotalSeconds, beat));
                Unheard = null;
            }
        }
    }
}
