using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Orders;
using GridOrleans.Registry;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Reading;

/// <summary>The read model on whichever engine the storage is.</summary>
internal static class ReadingEngine
{
    /// <summary>The read model; the caller disposes of it, before the engine.</summary>
    public static IReadModel NewReadModel(this StorageEngine engine) => engine.Kind switch
    {
        StorageKind.Postgres => new PostgresReadModel(engine.Postgres!),
        StorageKind.Sqlite => new SqliteReadModel(engine.Sqlite!),
    };

    /// <summary>Lists of cases from the read model.</summary>
    public static ICaseListing NewListing(this StorageEngine engine, IReadModel model, TimeProvider clock) =>
        new CaseListing(engine.Dialect(), model, clock);

    /// <summary>The facts of scores from the read model.</summary>
    public static IAssessmentSource NewAssessmentSource(
        this StorageEngine engine, IReadModel model, TimeProvider clock) =>
        new AssessmentReading(engine.Dialect(), model, clock);

    /// <summary>Lists of orders from the read model.</summary>
    public static IOrderListing NewOrderListing(this StorageEngine engine, IReadModel model, TimeProvider clock) =>
        new OrderListing(engine.Dialect(), model, clock);

    /// <summary>The registries' read model; the caller disposes of it, before the engine.</summary>
    public static IRegistryTables NewRegistryTables(this StorageEngine engine) => engine.Kind switch
    {
        StorageKind.Postgres => new PostgresRegistryTables(engine.Postgres!),
        StorageKind.Sqlite => new SqliteRegistryTables(engine.Sqlite!),
    };

    /// <summary>The audit of everything that rests there; the caller owns model and tables.</summary>
    public static JournalAudit NewAudit(this StorageEngine engine, IReadModel model, IRegistryTables tables) =>
        new(
            engine.Journal,
            model,
            new(tables, engine.Keys, TimeProvider.System),
            TimeProvider.System);

    /// <summary>Searches and totals of registries.</summary>
    public static IRegistryListing NewRegistryListing(this StorageEngine engine) =>
        new RegistryListing(engine.Kind switch
        {
            StorageKind.Postgres => engine.Postgres!,
            StorageKind.Sqlite => engine.Sqlite!.Reading,
        }, engine.Keys);

    /// <summary>
    /// Adds the projection and the lists to a host that has a <see cref="StorageEngine"/> with its schema and a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewReadModel());
        services.AddSingleton<FileProjector>();
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewListing(
            provider.GetRequiredService<IReadModel>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewAssessmentSource(
            provider.GetRequiredService<IReadModel>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewOrderListing(
            provider.GetRequiredService<IReadModel>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ProjectionLoop>();
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewRegistryTables());
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngine>().NewRegistryListing());
        services.AddSingleton<RegistryProjector>();
        services.AddHostedService<RegistryProjectionLoop>();
        return services;
    }

    private static ListingDialect Dialect(this StorageEngine engine) => engine.Kind switch
    {
        StorageKind.Postgres => ListingDialect.Postgres(engine.Postgres!),
        StorageKind.Sqlite => ListingDialect.Sqlite(engine.Sqlite!.Reading),
    };
}
