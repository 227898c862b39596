using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using GridOrleans.Silos;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>The only silo of the fake city; it is told to stop and goes on.</summary>
internal sealed class FakeSilo : ISiloGrain
{
    public const string Name = "fake-silo";

    public static readonly SiloAddress Address = SiloAddress.New(IPAddress.Loopback, 11_111, 1);

    public static ISiloGrain Grain { get; } = new FakeSilo();

    public Task<SiloView> Read() => Task.FromResult(
        new SiloView(Name, Address.ToParsableString(), "0.1.0", FakeCity.Noon) { Placement = "even", Grids = 4 });

    public Task<ImmutableArray<GridCalls>> Busiest(TimeSpan look, int most) =>
        Task.FromResult<ImmutableArray<GridCalls>>([new(UnitCode.Parse(FakeCity.Grid), 17)]);

    public Task Drain() => Task.CompletedTask;
}

/// <summary>What the gateway asks Orleans of a cluster with this one silo.</summary>
#pragma warning disable CA1852 // DispatchProxy derives the proxy from this class at run time
internal class FakeManagement : DispatchProxy
#pragma warning restore CA1852
{
    public static IManagementGrain Grain { get; } = Create<IManagementGrain, FakeManagement>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        nameof(IManagementGrain.GetHosts) => Task.FromResult(
            new Dictionary<SiloAddress, SiloStatus> { [FakeSilo.Address] = SiloStatus.Active }),
        nameof(IManagementGrain.GetActivationAddress) => new ValueTask<SiloAddress?>(FakeSilo.Address),
        _ => throw new NotSupportedException($"{targetMethod} is no part of the fake city."),
    };
}
