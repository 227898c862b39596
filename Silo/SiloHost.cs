using GridOrleans.Gridworkers;
using GridOrleans.Assessment;
using GridOrleans.Catalogue;
using GridOrleans.City;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Ops;
using GridOrleans.Units;
using Spectre.Console;

namespace GridOrleans;

/// <summary>The process: catalogue, schema, city plan, silo, gateway.</summary>
internal static class SiloHost
{
    /// <summary>
    /// How long a silo may take to end once it is told to: the requests under way, its grains, its journal. Whoever
    /// stops it, such as a service manager, must wait longer.
    /// </summary>
    public static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(60);

    // Shorter than what probes wait by default.
    private static readonly TimeSpan ReadinessTimeout = TimeSpan.FromSeconds(2);

    private const string Service = "gridorleans-silo";
    private const string UrlsKey = "urls";
    private const int HttpPort = 8_080;

    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="settings">What the command line sets.</param>
    /// <param name="stop">Ctrl-C or SIGTERM.</param>
    public static async Task Run(Dictionary<string, string?> settings, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The shipped appsettings.json lies beside the program, wherever it was started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddInMemoryCollection(settings);

        var city = Section<CityOptions>(builder, CityOptions.Section);
        var catalogue = CatalogueFiles.Load(city.Catalogue, TimeProvider.System.GetUtcNow());
        var indicators = IndicatorSet.Load(city.Indicators);
        var calendar = CityCalendar.Load(city.Calendar, TimeProvider.System.GetUtcNow());
        var storage = Section<StorageOptions>(builder, StorageOptions.Section);
        await using var engine = StorageEngine.Create(storage);
        using var folder = DataFolder.Claim(engine, storage.Folder);
        await PrepareSchema(engine, stop);
        ChooseUrl(builder, engine);
        var plan = LoadPlan(city, stop);

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainMax);
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddSingleton(indicators);
        builder.Services.AddSingleton(calendar);
        builder.AddSilo(engine);
        builder.AddCity(plan);
        builder.AddTelemetry(
            Service,
            Section<SiloOptions>(builder, SiloOptions.Section).Name ?? builder.Configuration[UrlsKey]!);
        builder.Services.AddGateway(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<SiloReadiness>(
            "silo", tags: [HealthEndpoints.Ready], timeout: ReadinessTimeout);
        await using var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        app.MapTelemetry();
        await app.RunAsync(stop);
    }

    // The single-process default must work on one command; a cluster's schema is an operator's decision.
    private static Task PrepareSchema(StorageEngine engine, CancellationToken stop) =>
        engine.Kind is StorageKind.Sqlite ? engine.Migrator.Migrate(stop) : engine.Migrator.Require(stop);

    // A second silo of a cluster on one machine needs no option; alone, a gateway that listens elsewhere than expected
    // would only puzzle.
    private static void ChooseUrl(WebApplicationBuilder builder, StorageEngine engine)
    {
        if (builder.Configuration[UrlsKey] is null)
        {
            int? only = engine.Kind is StorageKind.Sqlite ? HttpPort : null;
            builder.Configuration[UrlsKey] = $"http://127.0.0.1:{Ports.Choose(only, HttpPort, "127.0.0.1", "--urls")}";
        }
    }

    private static void AddCity(this WebApplicationBuilder builder, CityPlan plan)
    {
        builder.Services.Bind<CityOptions>(CityOptions.Section);
        var city = GatewayCity.Of(plan);
        builder.Services.AddSingleton(plan);
        builder.Services.AddSingleton<IUnitPlan, CityUnitPlan>();
        builder.Services.AddSingleton<IStaffPlan, CityStaffPlan>();
        builder.Services.AddSingleton(city.Locator);
        builder.Services.AddSingleton(city.Units);
        builder.Services.AddSingleton(city.Guarantees);
        builder.Services.AddSingleton(city.Outlines);
        builder.Services.AddSingleton<CityLoading>();
        builder.Services.AddHostedService(all => all.GetRequiredService<CityLoading>());
    }

    private static CityPlan LoadPlan(CityOptions options, CancellationToken stop)
    {
        if (!CityPlan.IsIn(options.Plan))
        {
            AnsiConsole.MarkupLineInterpolated($"Generating the city of Datong into {options.Plan} …");
        }

        return DefaultCity.LoadOrGenerate(options.Plan, stop: stop);
    }

    private static T Section<T>(WebApplicationBuilder builder, string section)
        where T : class, new() =>
        builder.Configuration.GetSection(section).Get<T>() ?? new();
}
