using System.CommandLine;
using GridOrleans.Access;
using GridOrleans.City;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway;

/// <summary>The verb <c>gateway</c>: serves HTTP for a cluster from a process of its own.</summary>
internal static class GatewayCommand
{
    /// <summary>How long the requests under way may take once a gateway is told to stop.</summary>
    public static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ReadinessTimeout = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Orleans"] = nameof(LogLevel.Warning),
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; several with ';' between.",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    private static readonly Option<string[]> Silos = new("--silo-gateways")
    {
        Description = "The silos' client ports as host:port.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Storage = new("--storage")
    {
        Description = "postgres: find the silos by the membership table; with --connection.",
    };

    private static readonly Option<string?> Connection = new("--connection")
    {
        Description = "The connection text for --storage postgres.",
    };

    private static readonly Option<string> ClusterId = new("--cluster-id")
    {
        Description = "Which silos form the cluster; as the silos have it.",
        DefaultValueFactory = _ => ClusterAddress.ClusterIdDefault,
    };

    private static readonly Option<string> ServiceId = new("--service-id")
    {
        Description = "What the cluster's data belong to; as the silos have it.",
        DefaultValueFactory = _ => ClusterAddress.ServiceIdDefault,
    };

    private static readonly Option<DirectoryInfo> Plan = new("--plan")
    {
        Description = "The city plan's folder, the same that the silos have; where it is empty, Datong is generated.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("data", "city")),
    };

    private static readonly Option<FileInfo?> Key = new("--key")
    {
        Description = $"The development key's file, the same as the silos'; {TokenKey.DefaultPath} unless told.",
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command verb = new("gateway", "Serve HTTP for a cluster from a process of its own.")
        {
            Urls, Silos, Storage, Connection, ClusterId, ServiceId, Plan, Key,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        try
        {
            var address = Address(parsed);
            var plan = DefaultCity.LoadOrGenerate(parsed.GetRequiredValue(Plan).FullName, stop: stop);
            var city = GatewayCity.Of(plan);
            await using var app = Build(parsed, address, city);
            await app.StartAsync(stop);
            await app.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (fault is FormatException or IOException or InvalidDataException
            or UnauthorizedAccessException or PlanRefusedException or OptionsValidationException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static ClusterAddress Address(ParseResult parsed) => ClusterAddress.Read(
        parsed.GetValue(Silos) ?? [],
        parsed.GetValue(Storage),
        parsed.GetValue(Connection)) with
    {
        ClusterId = parsed.GetRequiredValue(ClusterId),
        ServiceId = parsed.GetRequiredValue(ServiceId),
    };

    private static WebApplication Build(ParseResult parsed, ClusterAddress address, GatewayCity city)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // First, so that every other source of settings may say otherwise: a line per request costs as much as it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        if (parsed.GetValue(Key) is { } key)
        {
            builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.Key)}"] = key.FullName;
        }

        builder.WebHost.UseUrls(parsed.GetRequiredValue(Urls).Split(';'));
        builder.Host.UseOrleansClient((_, client) => address.Apply(client));
        builder.Services.AddGateway(builder.Configuration)
            .AddSingleton(city.Locator)
            .AddSingleton(city.Units)
            .AddSingleton(city.Guarantees)
            .AddSingleton(city.Outlines);
        builder.Services.AddHealthChecks().AddCheck<ClusterReadiness>(
            "cluster",
            tags: [HealthEndpoints.Ready],
            timeout: ReadinessTimeout);
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        return app;
    }
}
