using System.Collections.Immutable;
using GridOrleans.Silos;

namespace GridOrleans.Gateway.Ops;

/// <summary>The cluster's silos, each asked itself.</summary>
internal sealed class SiloList(IGrainFactory grains)
{
    private const string Silent = "?";

    /// <summary>
    /// All that are members, by name. One that does not answer, or is of a release that cannot, is told by its address
    /// alone.
    /// </summary>
    public async Task<ImmutableArray<SiloView>> Read()
    {
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, CancellationToken.None);
        var views = await Task.WhenAll(hosts.Keys.Select(Ask));
        return [.. views.OrderBy(silo => silo.Name, StringComparer.Ordinal)];
    }

    /// <summary>The busiest grids of all silos.</summary>
    public async Task<ImmutableArray<HotGrid>> Busiest(TimeSpan look, int most)
    {
        var silos = await Read();
        var busy = await Task.WhenAll(silos.Where(silo => silo.Version != Silent).Select(async silo =>
            (await Grain(silo.Address).Busiest(look, most))
                .Select(grid => new HotGrid(grid.Grid, silo.Name, grid.Calls))));
        return [.. busy.SelectMany(grids => grids).OrderByDescending(grid => grid.Calls).Take(most)];
    }

    /// <summary>Tells it to stop.</summary>
    public Task Drain(SiloView silo) => Grain(silo.Address).Drain();

    private async Task<SiloView> Ask(SiloAddress address)
    {
        var text = address.ToParsableString();
        try
        {
            return await Grain(text).Read();
        }
        catch (Exception silent) when (silent is OrleansException or TimeoutException)
        {
            return new(text, text, Silent, default) { Placement = Silent };
        }
    }

    private ISiloGrain Grain(string address) => grains.GetGrain<ISiloGrain>(address);
}
