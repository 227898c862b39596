using System.CommandLine;
using GridOrleans.Access;
using GridOrleans.City;

namespace GridOrleans.Gateway;

/// <summary>The verb <c>gateway</c>: serves HTTP for a cluster from a process of its own.</summary>
internal static class GatewayCommand
{
    private static readonly TimeSpan ReadinessTimeout = TimeSpan.FromSeconds(2);

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

    private static readonly Option<DirectoryInfo> Plan = new("--plan")
    {
        Description = "The city plan's folder, the same that the silos have loaded.",
        Required = true,
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
            Urls, Silos, Storage, Connection, Plan, Key,
        };
        verb.SetAction((parsed, stop) => Run(parsed, stop));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        try
        {
            await using var app = Build(parsed, GatewayCity.Of(CityPlan.Load(parsed.GetRequiredValue(Plan).FullName)));
            await app.StartAsync(stop);
            await app.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (Exception fault) when (fault is FormatException or IOException or InvalidDataException or PlanRefusedException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static WebApplication Build(ParseResult parsed, GatewayCity city)
    {
        var address = ClusterAddress.Read(
            parsed.GetValue(Silos) ?? [],
            parsed.GetValue(Storage),
            parsed.GetValue(Connection));
        var builder = WebApplication.CreateSlimBuilder();
        if (parsed.GetValue(Key) is { } key)
        {
            builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.Key)}"] = key.FullName;
        }

        builder.WebHost.UseUrls(parsed.GetRequiredValue(Urls).Split(';'));
        builder.Host.UseOrleansClient((_, client) => address.Apply(client));
        builder.Services.AddGateway(builder.Configuration).AddSingleton(city.Locator).AddSingleton(city.Units);
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
