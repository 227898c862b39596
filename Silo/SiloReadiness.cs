using GridOrleans.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans;

/// <summary>
/// Whether the silo can be sent work: it is a member of its cluster, the city is founded, the journal can be written.
/// </summary>
internal sealed class SiloReadiness(
    CityLoading city,
    ILocalSiloDetails self,
    IClusterMembershipService cluster,
    JournalWriter journal) : IHealthCheck
{
    /// <summary>
    /// How long a transaction may take before new commands had better go elsewhere: long enough for a busy disk, and
    /// shorter than a caller waits.
    /// </summary>
    private static readonly TimeSpan CommitMax = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        var status = cluster.CurrentSnapshot.GetSiloStatus(self.SiloAddress);
        return status is not SiloStatus.Active
            ? HealthCheckResult.Unhealthy($"In the cluster the silo is {status}, not Active.")
            : !city.Loaded.IsCompletedSuccessfully
            ? HealthCheckResult.Unhealthy("The grids are being told their plan.")
            : journal.Committing is var taking && taking > CommitMax
            ? HealthCheckResult.Unhealthy($"The journal's transaction takes {taking.TotalSeconds:F0} s already.")
            : await Probe(cancellationToken);
    }

    private async Task<HealthCheckResult> Probe(CancellationToken cancellationToken)
    {
        try
        {
            await journal.Probe(cancellationToken);
            return HealthCheckResult.Healthy("Member of its cluster, city founded, journal written.");
        }
#pragma warning disable CA1031 // Whatever a driver throws, the journal cannot be written now.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy("The journal cannot be written now.", failure);
        }
    }
}
