using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>How a batch of commands is written, and how its answers are read.</summary>
internal static class BatchHttp
{
    /// <summary>The request; all commands are of one caller.</summary>
    public static HttpRequestMessage Request(IReadOnlyList<OutgoingCase> commands, string token)
    {
        var body = new JsonObject { ["commands"] = new JsonArray([.. commands.Select(Written)]) };
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/commands")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>One answer for each command, in their order.</summary>
    public static async Task<IReadOnlyList<Attempt>> Read(
        HttpResponseMessage response,
        int count,
        CancellationToken stop)
    {
        if (!response.IsSuccessStatusCode)
        {
            Attempt refused = new(await CaseHttp.ReadRefused(response, stop));
            return [.. Enumerable.Repeat(refused, count)];
        }

        try
        {
            var told = await response.Content.ReadFromJsonAsync<Told>(CaseHttp.Json, stop);
            return told?.Results is { } results && results.Count == count
                ? [.. results.Select(Attempted)]
                : Unreadable(count, $"{count} answers were expected.");
        }
        catch (JsonException error)
        {
            return Unreadable(count, error.Message);
        }
    }

    private static JsonObject Written(OutgoingCase command)
    {
        var fields = JsonSerializer.SerializeToNode(command.Command, command.Command.GetType(), CaseHttp.Json)!
            .AsObject();
        fields["id"] = command.Id.ToString();
        fields["move"] = CaseHttp.Name(command.Command.Move);
        if (command.Case is { } number)
        {
            fields["case"] = number.ToString();
        }

        return fields;
    }

    private static Attempt Attempted(Result result) => result switch
    {
        { Case: { Version: > 0 } answer } => new(answer),
        { Problem: not null } when HttpRoute.IsPassing((HttpStatusCode)result.Status) =>
            new(null, HttpRoute.FailureOf((HttpStatusCode)result.Status)),
        { Problem: { } problem } => new(new Refused(problem.Code ?? "", problem.Detail ?? "")),
        _ => new(new Refused("unreadable", "The answer names neither a case nor a problem.")),
    };

    private static Attempt[] Unreadable(int count, string why) =>
        [.. Enumerable.Repeat(new Attempt(new Refused("unreadable", why)), count)];

    private sealed record Told(IReadOnlyList<Result> Results);

    private sealed record Result(int Status, Acknowledged? Case, CaseHttp.Problem? Problem);
}
