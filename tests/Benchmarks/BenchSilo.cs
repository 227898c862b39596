using System.Globalization;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Reading;
using GridOrleans.Units;

namespace GridOrleans.Benchmarks;

/// <summary>A silo in this process with as many established grids as asked for, and nothing beside it.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    private const int EstablishAtOnce = 512;

    private readonly StorageEngine _engine;
    private readonly IHost _host;

    private BenchSilo(StorageEngine engine, IHost host, IReadOnlyList<UnitCode> grids)
    {
        (_engine, _host, Grids) = (engine, host, grids);
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IReadOnlyList<UnitCode> Grids { get; }

    /// <param name="storage">On which engine, and where.</param>
    /// <param name="grids">How many grids.</param>
    /// <param name="projecting">Whether the read model is filled meanwhile, as in a real silo.</param>
    /// <param name="configure">What is different from a real silo, such as the city's time.</param>
    public static async Task<BenchSilo> Start(
        StorageOptions storage,
        int grids,
        bool projecting,
        Action<IServiceCollection>? configure = null)
    {
        var engine = StorageEngine.Create(storage);
        await engine.Migrator.Migrate(CancellationToken.None);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSilo(engine);
        if (!projecting)
        {
            builder.Services.Remove(builder.Services.Single(service =>
                service.ImplementationType == typeof(ProjectionLoop)));
        }

        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        var silo = new BenchSilo(engine, host, [.. Enumerable.Range(0, grids).Select(Code)]);
        await silo.Establish();
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _engine.DisposeAsync();
    }

    private static UnitCode Code(int i)
    {
        // Three grids a village, fourteen villages a township, eleven counties, as the city has them.
        var (district, township, village, serial) = (1 + (i / 42 % 11), i / 462, i / 3 % 14, 1 + (i % 3));
        return UnitCode.Parse(string.Create(
            CultureInfo.InvariantCulture, $"1402{district:00}{township:000}{201 + village:000}{serial:000}"));
    }

    private async Task Establish()
    {
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = EstablishAtOnce };
        await Parallel.ForEachAsync(Grids, bounds, async (code, _) =>
            await Grains.GetGrain<IGridGrain>(code.ToString())
                .Establish(new(CommandId.Parse($"bench-plan-{code}"), $"网格{code}", 400)));
    }
}
