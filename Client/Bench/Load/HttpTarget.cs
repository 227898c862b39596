using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace GridOrleans.Bench.Load;

/// <summary>
/// A service that is loaded over HTTP: this project's gateway or a service with the same addresses and bodies. What
/// this costs the generator is little and the same for each: bodies are made once, answers are read whole, and parsed
/// only where the number of a new case or the fate of a batch stands in them.
/// </summary>
/// <param name="http">Reaches the service; as many connections as requests are in flight.</param>
/// <param name="city">Who asks from where.</param>
/// <param name="audit">Where the service's database keeps the ids of durable commands.</param>
internal sealed class HttpTarget(HttpClient http, HttpCity city, (NpgsqlDataSource Source, string Table) audit)
    : ILoadTarget
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <inheritdoc/>
    public int Grids => city.Grids;

    /// <summary>A client for so many requests at once.</summary>
    public static HttpClient Connect(Uri url, int inFlight) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = inFlight,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    })
    {
        BaseAddress = url,
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <inheritdoc/>
    public IAsyncEnumerable<string> DurableIds(string prefix) =>
        Load.DurableIds.Read(audit.Source, audit.Table, prefix);

    /// <inheritdoc/>
    public Task Move(LoadedCase[] cases, int step) => cases is [var only] ? One(only, step) : Many(cases, step);

    private async Task One(LoadedCase one, int step)
    {
        var path = step == 0 ? "/v1/cases" : $"/v1/cases/{one.Number}/{StraightWay.Moves[step]}";
        using var request = Request(path, city.Body(step, one.Grid), step, one.Grid);
        request.Headers.Add("Idempotency-Key", one.CommandId(step));
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw Refused(step, (int)response.StatusCode, body);
        }

        if (step == 0)
        {
            using var view = JsonDocument.Parse(body);
            one.Number = view.RootElement.GetProperty("number").GetString();
        }
    }

    private async Task Many(LoadedCase[] cases, int step)
    {
        using var request = Request("/v1/commands", Batch(cases, step), step, cases[0].Grid);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw Refused(step, (int)response.StatusCode, body);
        }

        using var answer = JsonDocument.Parse(body);
        foreach (var (one, result) in cases.Zip(answer.RootElement.GetProperty("results").EnumerateArray()))
        {
            if (result.GetProperty("status").GetInt32() is not (200 or 201))
            {
                throw Refused(step, result.GetProperty("status").GetInt32(), body);
            }

            one.Number ??= result.GetProperty("case").GetProperty("number").GetString();
        }
    }

    private byte[] Batch(LoadedCase[] cases, int step)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1_024);
        buffer.Write("{\"commands\":["u8);
        foreach (var (index, one) in cases.Index())
        {
            var address = step == 0 ? "" : $"\"case\":\"{one.Number}\",";
            var body = city.Body(step, one.Grid).Span;
            buffer.Write(Encoding.UTF8.GetBytes(
                $"{(index == 0 ? "" : ",")}{{\"id\":\"{one.CommandId(step)}\",{address}"
                + $"\"move\":\"{StraightWay.Moves[step]}\"{(body.Length > 2 ? "," : "")}"));
            buffer.Write(body[1..]);
        }

        buffer.Write("]}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private HttpRequestMessage Request(string path, ReadOnlyMemory<byte> body, int step, int grid)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        if (city.Token(step, grid) is { } token)
        {
            request.Headers.Authorization = token;
        }

        return request;
    }

    private static LoadFaultException Refused(int step, int status, byte[] body) =>
        new($"{StraightWay.Moves[step]} was answered {status}: {Encoding.UTF8.GetString(body)}");
}
