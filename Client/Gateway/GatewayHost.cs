using System.Text.Json.Serialization.Metadata;
using GridOrleans.Access;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Assessment;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Catalogue;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Docs;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Guarantees;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Map;
using GridOrleans.Gateway.Ops;
using GridOrleans.Gateway.Orders;
using GridOrleans.Gateway.Patrols;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Registry;
using GridOrleans.Gateway.Screen;
using GridOrleans.Gateway.Signboards;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Gateway.Tickets;
using GridOrleans.Gateway.Training;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway;

/// <summary>
/// Puts the gateway into a host, a silo's or its own. The host brings an <see cref="IGrainFactory"/>, all parts of a
/// <see cref="GatewayCity"/>, and its checks under <see cref="HealthEndpoints.Ready"/>.
/// </summary>
internal static class GatewayHost
{
    /// <summary>Bytes of all request headers: a token with the most grants takes 4 KiB.</summary>
    private const int HeaderBytesMax = 16 * 1_024;

    /// <summary>Request headers: a browser sends about 20.</summary>
    private const int HeadersMax = 64;

    /// <summary>Adds what the gateway needs, configured under <c>Grid:Gateway</c> and <c>Grid:Access</c>.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GatewayOptions>()
            .Bind(configuration.GetSection(GatewayOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddAccess(configuration).AddCallerRates().AddDescription();
        services.AddExceptionHandler<Faults>();
        services.AddSingleton<Draining>();
        services.AddHostedService(all => all.GetRequiredService<Draining>());
        services.AddHealthChecks().AddCheck<Draining>("process", tags: [HealthEndpoints.Ready]);
        services.AddSingleton<CountyPlaces>();
        services.AddSingleton<UrgentCases>();
        services.AddSingleton<GridCalls>();
        services.AddSingleton<TallyWatches>();
        services.AddSingleton<LiveTime>();
        services.AddSingleton<OpsWatch>();
        services.AddSingleton<SiloList>();
        services.AddSingleton<SignboardPlan>();
        services.AddSingleton<GridSignboards>();
        services.AddSingleton<KnownTrainings>();
        services.AddSingleton<TrainingCity>();
        services.ConfigureHttpJsonOptions(json =>
        {
            GatewayJson.Configured(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(
                0,
                GatewayJson.Answers.WithAddedModifier(GatewayJson.LeaveMoveOut));
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        return services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
            kestrel.Limits.MaxRequestHeaderCount = HeadersMax;
        });
    }

    /// <summary>Adds the steps that every request passes, in their order.</summary>
    public static IApplicationBuilder UseGateway(this IApplicationBuilder app) => app
        .UseExceptionHandler(_ => { })
        .UseStatusCodePages(EmptyAnswers.Fill)
        .UseRouting()
        .UseAuthentication()
        .UseRateLimiter()
        .UseAuthorization();

    /// <summary>Adds the addresses.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder app) =>
        app.MapGateway(BuildAddresses(app));

    /// <summary>Adds addresses that are built already, and the two of the host's own health.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder app, IReadOnlyList<Endpoint> addresses)
    {
        app.ServiceProvider.PrepareAccess();
        app.MapHealth();
        app.DataSources.Add(new DefaultEndpointDataSource(addresses));
        return app;
    }

    /// <summary>
    /// Builds the addresses. They take what they serve from the host that a request has come to, and hold only the
    /// <see cref="GatewayOptions"/> of the one that they were built with: hosts with the same options may share them.
    /// </summary>
    public static IReadOnlyList<Endpoint> BuildAddresses(IEndpointRouteBuilder host)
    {
        var options = host.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var app = new AddressBuilder(host);
        var v1 = app.MapGroup("/v1");
        v1.MapCases(options);
        v1.MapCaseInsight();
        v1.MapCaseLists();
        v1.MapAlarms(options);
        v1.MapOrders(options);
        v1.MapOrderLists();
        v1.MapCommands(options);
        v1.MapUnits();
        v1.MapDockets();
        v1.MapLive();
        v1.MapOutlines();
        v1.MapOps();
        v1.MapSilos();
        v1.MapGrids();
        v1.MapSignboards();
        v1.MapCatalogue();
        v1.MapTickets(options);
        v1.MapGuarantees();
        v1.MapAssessment(options);
        v1.MapStaff(options);
        v1.MapStaffLists();
        v1.MapGridworkers(options);
        v1.MapTrainings(options);
        v1.MapPatrols(options);
        v1.MapPatrolPoints(options);
        v1.MapRegistry(options);
        v1.MapRecords(options);
        v1.MapRegistrySearch(options);
        app.MapDocs();
        app.MapScreen();
        app.MapSignboardPages();
        return app.Build();
    }

    /// <summary>
    /// Collects addresses to build each once. A host's own collection builds them again for whoever reads it, which is
    /// at the start and at the first request, and to compile one takes milliseconds.
    /// </summary>
    private sealed class AddressBuilder(IEndpointRouteBuilder host) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => host.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => host.CreateApplicationBuilder();

        public IReadOnlyList<Endpoint> Build() => [.. DataSources.SelectMany(source => source.Endpoints)];
    }
}
