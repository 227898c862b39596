using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge.Sending;

/// <summary>The gateway's HTTP surface for commands: how one is written, how its answer is read.</summary>
internal static class CaseHttp
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The move stands in the address; it is the one property of a command that is derived.
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>The request for a step; a new one is needed for every attempt, the id stays.</summary>
    public static HttpRequestMessage Request(WalkStep step, CaseNumber? number, string token)
    {
        var move = JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Command.Move.ToString());
        var path = number is { } known ? $"/v1/cases/{known}/{move}" : "/v1/cases";
        var body = JsonSerializer.SerializeToUtf8Bytes(step.Command, step.Command.GetType(), Json);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", step.Id.ToString());
        return request;
    }

    /// <summary>Reads an answer that is final; those that ask for another attempt are not passed here.</summary>
    public static async Task<CommandAnswer> Read(HttpResponseMessage response, CancellationToken stop)
    {
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                var problem = JsonSerializer.Deserialize<Problem>(body, Json);
                return new Refused(problem?.Code ?? Status(response), problem?.Detail ?? "");
            }

            return JsonSerializer.Deserialize<Acknowledged>(body, Json) is { Version: > 0 } answer
                ? answer
                : new Refused("unreadable", "The answer names no version.");
        }
        catch (JsonException error)
        {
            return new Refused(response.IsSuccessStatusCode ? "unreadable" : Status(response), error.Message);
        }
    }

    private static string Status(HttpResponseMessage response) => $"http_{(int)response.StatusCode}";

    private sealed record Problem(string? Code, string? Detail);
}
