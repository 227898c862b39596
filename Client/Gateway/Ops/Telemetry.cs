using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GridOrleans.Gateway.Ops;

/// <summary>
/// What a process tells of itself: metrics for Prometheus at <c>/metrics</c>; metrics and traces by OTLP where that is
/// configured, in OpenTelemetry's own words (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the others). docs/operations.md.
/// </summary>
internal static class Telemetry
{
    /// <summary>Where metrics and traces are sent to; nothing is traced without it.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How traces are chosen; the SDK reads it, and <see cref="TracedShare"/> holds without it.</summary>
    public const string TraceSampler = "OTEL_TRACES_SAMPLER";

    /// <summary>
    /// The share of requests that are traced unless told otherwise: a traced one costs tens of microseconds, which at
    /// one of a hundred nobody notices.
    /// </summary>
    public const double TracedShare = 0.01;

    /// <summary>All of our own meters and trace sources.</summary>
    public const string Own = "GridOrleans.*";

    /// <summary>The source of the spans of Orleans' calls.</summary>
    public const string GrainCalls = "Microsoft.Orleans.Application";

    private const string OrleansMeter = "Microsoft.Orleans";

    /// <summary>This build's version.</summary>
    public static string Version { get; } = typeof(Telemetry).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Whether requests of this process are traced at all.</summary>
    public static bool Traces(IConfiguration settings) => settings[OtlpEndpoint] is { Length: > 0 };

    /// <summary>Adds metrics, and traces where they can be sent.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">What kind of process it is, such as <c>gridorleans-silo</c>.</param>
    /// <param name="instance">Which one of them.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service, string instance)
    {
        var traces = Traces(builder.Configuration);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "gridorleans", Version, false, instance))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Own, OrleansMeter)
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (traces)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (traces)
        {
            telemetry.WithTracing(tracing => Trace(tracing, builder.Configuration).AddOtlpExporter());
        }
    }

    /// <summary>What is traced: HTTP request, grain calls, journal; of so many requests.</summary>
    public static TracerProviderBuilder Trace(TracerProviderBuilder tracing, IConfiguration settings)
    {
        tracing.AddAspNetCoreInstrumentation(http => http.Filter = IsNoProbe).AddSource(Own, GrainCalls);
        if (settings[TraceSampler] is null)
        {
            // By the trace's id alone: it is the same answer in every process, and a caller who asks for a trace of
            // each request does not get it.
            var share = new TraceIdRatioBasedSampler(TracedShare);
            tracing.SetSampler(new ParentBasedSampler(share, share, share));
        }

        return tracing;
    }

    /// <summary>Adds <c>/metrics</c>: numbers about the process and nobody's data; a scraper has no token.</summary>
    public static void MapTelemetry(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();

    private static bool IsNoProbe(HttpContext http) =>
        http.Request.Path.Value is not ("/healthz" or "/readyz" or "/metrics");
}
