using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Gateway;

/// <summary>Whether the cluster answers: what a gateway on its own is ready for.</summary>
internal sealed class ClusterReadiness(IGrainFactory grains) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return HealthCheckResult.Healthy($"{silos.Count} silos are active.");
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The cluster does not answer: {fault.Message}", fault);
        }
    }
}
