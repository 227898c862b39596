using GridOrleans.Escalation;
using GridOrleans.Journal;
using OpenTelemetry.Metrics;

namespace GridOrleans;

/// <summary>
/// What a silo tells of itself: metrics for Prometheus at <c>/metrics</c>, and by OTLP where configured.
/// </summary>
internal static class SiloTelemetry
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(JournalMetrics.MeterName, EscalationMetrics.MeterName)
                .AddMeter("GridOrleans.Reading", "Microsoft.Orleans")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter();
            if (builder.Configuration[OtlpEndpoint] is not null)
            {
                metrics.AddOtlpExporter();
            }
        });

    // Numbers about the silo and nobody's data: a scraper has no token.
    public static void MapTelemetry(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
}
