using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using GridOrleans.Gateway.Ops;
using GridOrleans.Integration.Gateway;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace GridOrleans.Integration.Ops;

/// <summary>What a trace shows of a command, and that only few commands have one.</summary>
public sealed class TraceTests : StorageTest
{
    [Fact]
    public async Task One_request_of_a_hundred_is_traced_from_http_to_the_journal_s_commit()
    {
        using var spans = new Spans();
        using var tracer = Telemetry.Trace(Sdk.CreateTracerProviderBuilder(), new ConfigurationBuilder().Build())
            .AddProcessor(spans).Build();
        await using var silo = await RunningSilo.Start(
            Engine, settings: new() { [Telemetry.OtlpEndpoint] = "http://127.0.0.1:9" });
        await using var gateway = await GatewayUnderTest.Start(change: all => all.AddSingleton(silo.Grains));
        await silo.Established(UnitCode.Parse(FakeCity.Grid));
        var (chosen, passedOver) = (Id(SamplingDecision.RecordAndSample), Id(SamplingDecision.Drop));

        await Report(gateway, passedOver, "report-1");
        await Report(gateway, chosen, "report-2");

        while (spans.Of(chosen).All(span => span.Kind is not ActivityKind.Server || span.ParentSpanId != Parent))
        {
            // The request's own span ends after its answer was sent.
            await Task.Delay(20, Stop);
        }

        var trace = spans.Of(chosen).ToList();
        var commit = trace.Single(span => span.DisplayName is "journal commit");
        List<string> path = [];
        for (var span = commit; span is not null; span = trace.Find(one => one.SpanId == span.ParentSpanId))
        {
            path.Add(span.Source.Name);
        }

        Assert.Equal(["GridOrleans.Journal", "GridOrleans.Journal", Telemetry.GrainCalls], path[..3]);
        Assert.Equal("Microsoft.AspNetCore", path[^1]);
        Assert.Empty(spans.Of(passedOver));
    }

    private static readonly ActivitySpanId Parent = ActivitySpanId.CreateFromString("00f067aa0ba902b7");

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());

    // A trace id that the default share lets through, or not.
    private static ActivityTraceId Id(SamplingDecision wanted)
    {
        var share = new TraceIdRatioBasedSampler(Telemetry.TracedShare);
        while (true)
        {
            var id = ActivityTraceId.CreateRandom();
            if (share.ShouldSample(new SamplingParameters(default, id, "", ActivityKind.Server)).Decision == wanted)
            {
                return id;
            }
        }
    }

    private static async Task Report(GatewayUnderTest gateway, ActivityTraceId trace, string id)
    {
        const string Body = """{"text":"路灯不亮","place":{"lon":113.1,"lat":40.1},"source":"resident"}""";
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
        {
            BaseAddress = new(gateway.App.Urls.Single()),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/cases", UriKind.Relative))
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", gateway.Token("zhao", "village_clerk@140212100201"));
        request.Headers.Add("Idempotency-Key", id);

        // Whoever asks for a trace of each request does not get it.
        request.Headers.Add("traceparent", $"00-{trace}-{Parent}-01");
        using var response = await http.SendAsync(request, Stop);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = new();

        public IEnumerable<Activity> Of(ActivityTraceId trace) => _ended.Where(span => span.TraceId == trace);

        public override void OnEnd(Activity data) => _ended.Enqueue(data);
    }
}
