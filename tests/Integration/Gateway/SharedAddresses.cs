using GridOrleans.City.Guarantees;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Map;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Integration.Gateway;

/// <summary>
/// The gateway's addresses, built once for all tests: to compile them takes most of a gateway's start. A host with
/// settings of its own builds its own.
/// </summary>
internal static class SharedAddresses
{
    private static readonly Lazy<IReadOnlyList<Endpoint>> All = new(Build);

    public static IReadOnlyList<Endpoint> Built => All.Value;

    private static IReadOnlyList<Endpoint> Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGateway(builder.Configuration)
            .AddSingleton(_ => Belongs<IGridLocator>())
            .AddSingleton(_ => Belongs<UnitDirectory>())
            .AddSingleton(_ => Belongs<CityGuarantees>())
            .AddSingleton(_ => Belongs<CityOutlines>())
            .AddSingleton(_ => Belongs<IGrainFactory>());
        return GatewayHost.BuildAddresses(builder.Build());
    }

    // An address that took hold of it while it was built would show one test another's city.
    private static T Belongs<T>() =>
        throw new InvalidOperationException($"An address may ask for {typeof(T).Name} only while it serves a request.");
}
