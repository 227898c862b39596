using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Gateway.Ops;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Silos;
using Microsoft.Extensions.Options;

namespace GridOrleans;

/// <summary>The silo's own grain; see <see cref="ISiloGrain"/>.</summary>
[GrainType("silo"), OwnSilo]
internal sealed class SiloGrain(
    ILocalSiloDetails self,
    IHostApplicationLifetime life,
    TimeProvider clock,
    SiloInsides insides) : Grain, ISiloGrain
{
    /// <inheritdoc/>
    public async Task<SiloView> Read()
    {
        var statistics = await GrainFactory.GetGrain<IManagementGrain>(0).GetRuntimeStatistics([self.SiloAddress]);
        var use = statistics[0].EnvironmentStatistics;
        return new(self.Name, self.SiloAddress.ToParsableString(), Telemetry.Version, SiloInsides.StartedAt)
        {
            Placement = JsonNamingPolicy.SnakeCaseLower.ConvertName(insides.Cluster.Value.Placement.ToString()),
            Activations = statistics[0].ActivationCount,
            Grids = insides.Calls.Grids,
            CpuPercent = float.IsFinite(use.FilteredCpuUsagePercentage) ? use.FilteredCpuUsagePercentage : null,
            MemoryBytes = Environment.WorkingSet,
            Queue = insides.Journal.Depth,
            Draining = life.ApplicationStopping.IsCancellationRequested,
        };
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<GridCalls>> Busiest(TimeSpan look, int most)
    {
        var before = insides.Calls.Now();
        await Task.Delay(look, clock);
        return [.. insides.Calls.Since(before).Take(most)];
    }

    /// <inheritdoc/>
    public Task Drain()
    {
        life.StopApplication();
        return Task.CompletedTask;
    }
}

/// <summary>What the silo's own grain looks at.</summary>
internal sealed record SiloInsides(IOptions<SiloOptions> Cluster, JournalWriter Journal, CallBook Calls)
{
    /// <summary>When the process began.</summary>
    public static DateTimeOffset StartedAt { get; } =
        System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime();
}
