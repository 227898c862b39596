using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Gateway.Patrols;
using GridOrleans.Patrols;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>The gateway's HTTP surface for commands: how one is written, how its answer is read.</summary>
internal static class CaseHttp
{
    /// <summary>How bodies are written and read.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The move stands in the address; it is the one property of a command that is derived.
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>A move as addresses and reports write it.</summary>
    public static string Name(CaseMove move) => JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString());

    /// <summary>The request for a command; a new one is needed for every attempt, the id stays.</summary>
    public static HttpRequestMessage Request(Outgoing command, string token)
    {
        var (path, fields) = command switch
        {
            OutgoingCase { Case: { } number } of => ($"/v1/cases/{number}/{Name(of.Command.Move)}", of.Command),
            OutgoingCase { Command: RaiseAlarm alarm } => ("/v1/alarms", alarm),
            OutgoingCase of => ("/v1/cases", of.Command),
            OutgoingPatrol of => ($"/v1/gridworkers/{of.By.Id}/patrols/{of.Command.Patrol}", (object)Body(of.Command)),
            _ => throw new InvalidOperationException($"No address is made for {command}."),
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(fields, fields.GetType(), Json);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", command.Id.ToString());
        return request;
    }

    /// <summary>Reads an answer that is final; those that ask for another attempt are not passed here.</summary>
    public static async Task<Attempt> Read(Outgoing command, HttpResponseMessage response, CancellationToken stop)
    {
        if (!response.IsSuccessStatusCode)
        {
            return new(await ReadRefused(response, stop));
        }

        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(stop);
            CommandAnswer? answer = command is OutgoingPatrol
                ? JsonSerializer.Deserialize<PatrolTaken>(body, Json)
                : JsonSerializer.Deserialize<Acknowledged>(body, Json);
            return new(answer is Acknowledged { Version: > 0 } or PatrolTaken { Version: > 0 }
                ? answer
                : new Refused("unreadable", "The answer names no version."));
        }
        catch (JsonException error)
        {
            return new(new Refused("unreadable", error.Message));
        }
    }

    /// <summary>Reads why a request was refused.</summary>
    public static async Task<Refused> ReadRefused(HttpResponseMessage response, CancellationToken stop)
    {
        var status = HttpRoute.FailureOf(response.StatusCode);
        try
        {
            var problem = JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsByteArrayAsync(stop), Json);
            return new(problem?.Code ?? status, problem?.Detail ?? "");
        }
        catch (JsonException error)
        {
            return new(status, error.Message);
        }
    }

    private static PatrolUpload Body(UploadPatrol upload) => new(upload.Grid, upload.StartedAt, upload.EndedAt)
    {
        Fixes = upload.Fixes,
        CheckIns = upload.CheckIns,
    };

    /// <summary>Of a problem, what a surge counts and tells.</summary>
    public sealed record Problem(string? Code, string? Detail);
}
