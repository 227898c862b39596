using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Cases;

namespace GridOrleans.Unit.Surge;

/// <summary>
/// Answers commands as the gateway does, from memory: one grid, any caller, no rules; the same id gets the same answer.
/// </summary>
internal sealed class PretendGateway(string grid) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal);
    private int _cases;
    private int _version;

    /// <summary>What answers instead, while it answers at all.</summary>
    public Func<int, Task<HttpResponseMessage?>>? Instead { get; init; }

    /// <summary>The ids that came, in order.</summary>
    public ConcurrentQueue<string> Ids { get; } = new();

    /// <summary>The requests that came, in order: address and body.</summary>
    public ConcurrentQueue<(string Address, string Body)> Requests { get; } = new();

    /// <summary>Starts at another version than a new one does.</summary>
    public PretendGateway FromVersion(int version)
    {
        _version = version;
        return this;
    }

    public static HttpResponseMessage Problem(HttpStatusCode status, string code, string? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = JsonContent.Create(new { code, detail = "No." }) };
        if (retryAfter is not null)
        {
            response.Headers.Add("Retry-After", retryAfter);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.AbsolutePath == "/v1/commands")
        {
            Requests.Enqueue((request.RequestUri.AbsolutePath, body));
            return AnswerBatch(body);
        }

        var id = request.Headers.GetValues("Idempotency-Key").Single();
        Ids.Enqueue(id);
        Requests.Enqueue((request.RequestUri!.AbsolutePath, body));
        if (Instead is not null && await Instead(Ids.Count).WaitAsync(cancellationToken) is { } other)
        {
            return other;
        }

        var answer = _answers.GetOrAdd(id, _ => Answer(request.RequestUri!.Segments));
        return new(HttpStatusCode.OK) { Content = new StringContent(answer) };
    }

    private HttpResponseMessage AnswerBatch(string body)
    {
        var results = new JsonArray();
        foreach (var command in JsonNode.Parse(body)!["commands"]!.AsArray())
        {
            var (id, move) = (command!["id"]!.ToString(), command["move"]!.ToString());
            Ids.Enqueue(id);
            string[] path = move == "report" ? ["/", "v1/", "cases"] : [$"{command["case"]}/", move];
            var answer = _answers.GetOrAdd(id, _ => Answer(path));
            results.Add(new JsonObject { ["id"] = id, ["status"] = 200, ["case"] = JsonNode.Parse(answer) });
        }

        return new(HttpStatusCode.OK) { Content = JsonContent.Create(new JsonObject { ["results"] = results }) };
    }

    private string Answer(string[] path)
    {
        var reports = path is ["/", "v1/", "cases"];
        var number = reports ? $"{grid}-{Interlocked.Increment(ref _cases)}" : path[^2].TrimEnd('/');
        var step = reports ? CaseStep.Reported : Reached(path[^1]);
        var version = Interlocked.Increment(ref _version);
        var outcome = step is CaseStep.Archived ? CaseOutcome.Handled : default(CaseOutcome?);
        return JsonSerializer.Serialize(new { number, step, version, outcome }, JsonSerializerOptions.Web);
    }

    private static CaseStep Reached(string move) => move switch
    {
        "file" => CaseStep.Filed,
        "assign" => CaseStep.Assigned,
        "start" or "finish" => CaseStep.Investigated,
        "confirm" => CaseStep.FedBack,
        "close" => CaseStep.Archived,
        _ => throw new InvalidOperationException($"The pretended gateway knows no {move}."),
    };
}
