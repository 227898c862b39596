using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Gateway;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    /// <summary>The tag of the checks that <c>/readyz</c> asks; the host adds its own under it.</summary>
    public const string Ready = "ready";

    /// <summary>Adds <c>/healthz</c> and <c>/readyz</c>, open to everyone.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().WithMetadata(new DisableRateLimitingAttribute());
        open.MapHealthChecks("/healthz", Checks(_ => false));
        open.MapHealthChecks("/readyz", Checks(check => check.Tags.Contains(Ready)));
    }

    private static HealthCheckOptions Checks(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = Write,
    };

    private static async Task Write(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(report.Status.ToString()));
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteString(name, entry.Description ?? entry.Status.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
