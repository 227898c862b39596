using System.Globalization;
using GridOrleans.Bench;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Integration.Grids;

/// <summary>A silo in this process, without a gateway, on a storage that others may use too.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningSilo(IHost host) => _host = host;

    /// <param name="engine">Where everything rests.</param>
    /// <param name="configure">What is different from a real silo, such as the city's time.</param>
    /// <param name="settings">How it is set.</param>
    public static async Task<RunningSilo> Start(
        StorageEngine engine,
        Action<IServiceCollection>? configure = null,
        Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{SiloOptions.Section}:{nameof(SiloOptions.SiloPort)}"] = FreePort(),
            [$"{SiloOptions.Section}:{nameof(SiloOptions.GatewayPort)}"] = FreePort(),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddSilo(engine);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IGridGrain Grid(UnitCode code) => Grains.GetGrain<IGridGrain>(code.ToString());

    public IUnitGrain Unit(UnitCode code) => Grains.GetGrain<IUnitGrain>(code.ToString());

    public async Task<IGridGrain> Established(UnitCode code)
    {
        var reply = await Grid(code).Establish(new(CommandId.Parse($"plan:{code}"), "试验网格", 400));
        return reply.Accepted ? Grid(code) : throw new InvalidOperationException(reply.Refusal.Detail);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static string FreePort() => FreePorts.Next().ToString(CultureInfo.InvariantCulture);
}
