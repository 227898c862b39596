using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Units;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;

namespace GridOrleans;

/// <summary>Makes a host a silo: the journal's engine, the cluster, the grains.</summary>
internal static class SiloHosting
{
    /// <summary>Adds a silo that keeps everything in <paramref name="engine"/>.</summary>
    /// <param name="host">The host; its configuration has the sections of the options.</param>
    /// <param name="engine">Where everything rests; the caller disposes it after the host.</param>
    public static void AddSilo(this IHostApplicationBuilder host, StorageEngine engine)
    {
        var cluster = Cluster(host.Configuration);
        host.Services.Bind<SiloOptions>(SiloOptions.Section);
        host.Services.Bind<JournalOptions>(JournalOptions.Section);
        host.Services.Bind<EscalationOptions>(EscalationOptions.Section);
        host.Services.AddGrids();
        host.Services.AddSingleton(engine);
        host.Services.AddSingleton(engine.Journal);
        host.Services.AddReading();
        host.UseOrleans(silo =>
        {
            Join(silo, cluster, engine);
            KeepSnapshots(silo, engine);
            KeepReminders(silo, engine);
        });
    }

    // Needed before there is a container that would check them.
    private static SiloOptions Cluster(IConfiguration settings)
    {
        try
        {
            return settings.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidDataException(
                $"{unreadable.Message} {unreadable.InnerException?.Message}".TrimEnd(), unreadable);
        }
    }

    /// <summary>Binds options to their section, and refuses to start when one is out of its range.</summary>
    public static void Bind<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    private static void Join(ISiloBuilder silo, SiloOptions cluster, StorageEngine engine)
    {
        var siloPort = Ports.Choose(cluster.SiloPort, SiloOptions.SiloPortDefault, cluster.Host, "--silo-port");
        var gatewayPort = Ports.Choose(
            cluster.GatewayPort, SiloOptions.GatewayPortDefault, cluster.Host, "--gateway-port");
        silo.Configure<Orleans.Configuration.SiloOptions>(options =>
            options.SiloName = cluster.Name ?? $"{Environment.MachineName}-{siloPort}");
        Place(silo, cluster);
        if (engine.Kind is StorageKind.Sqlite)
        {
            silo.UseLocalhostClustering(
                siloPort, gatewayPort, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
            return;
        }

        silo.Configure<ClusterOptions>(options =>
            (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = engine.Orleans.Invariant;
            options.DataSource = engine.Orleans.Source;
        });
        silo.ConfigureEndpoints(cluster.Host, siloPort, gatewayPort, listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(cluster.Watch.Apply);
    }

    private static void Place(ISiloBuilder silo, SiloOptions cluster)
    {
        if (cluster.Placement is Placement.Resources)
        {
            return;
        }

        silo.Services.AddSingleton(cluster);
        silo.Services.AddSingleton<PlacementStrategy, HomePlacement>();
        silo.Services.AddPlacementDirector<HomePlacement, HomeDirector>();
        silo.Services.AddSingleton<IResidence, Residence>();
    }

    private static void KeepReminders(ISiloBuilder silo, StorageEngine engine) =>
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = engine.Orleans.Invariant;
            options.DataSource = engine.Orleans.Source;
        });

    private static void KeepSnapshots(ISiloBuilder silo, StorageEngine engine) =>
        silo.AddAdoNetGrainStorage(
            JournalStorage.Snapshots,
            (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<IServiceProvider>((storage, all) =>
            {
                storage.Invariant = engine.Orleans.Invariant;
                storage.DataSource = engine.Orleans.Source;
                storage.GrainStorageSerializer = ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(all);
            }));
}
