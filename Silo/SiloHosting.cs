using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Registry;
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
        var cluster = host.Configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        host.Services.Bind<SiloOptions>(SiloOptions.Section);
        host.Services.Bind<JournalOptions>(JournalOptions.Section);
        host.Services.Bind<EscalationOptions>(EscalationOptions.Section);
        host.Services.Bind<RegistryOptions>(RegistryOptions.Section);
        host.Services.AddGrids();
        host.Services.AddSingleton(engine);
        host.Services.AddSingleton(engine.Journal);
        host.Services.AddSingleton(engine.Keys);
        host.Services.AddReading();
        host.UseOrleans(silo =>
        {
            Join(silo, cluster, engine);
            KeepSnapshots(silo, engine);
            KeepReminders(silo, engine);
        });
    }

    /// <summary>Binds options to their section, and refuses to start when one is out of its range.</summary>
    public static void Bind<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    private static void Join(ISiloBuilder silo, SiloOptions cluster, StorageEngine engine)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.ClusterId;
            options.ServiceId = cluster.ServiceId;
        });
        if (engine.Kind is StorageKind.Sqlite)
        {
            silo.UseLocalhostClustering(
                cluster.SiloPort, cluster.GatewayPort, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
            return;
        }

        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = engine.Orleans.Invariant;
            options.DataSource = engine.Orleans.Source;
        });
        silo.ConfigureEndpoints(cluster.Host, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(Watch);
    }

    // A dead silo is to be noticed within seconds: probes each second, three missed, and any one silo may say so in a
    // small cluster, where the second vote would have to come from the dead one.
    private static void Watch(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 1;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(30);
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
