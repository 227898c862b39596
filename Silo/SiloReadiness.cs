using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans;

/// <summary>Whether the silo can be sent work: the city is founded, and the silo is not stopping.</summary>
internal sealed class SiloReadiness(CityLoading city, IHostApplicationLifetime life) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default) =>
        Task.FromResult((life.ApplicationStopping.IsCancellationRequested, city.Loaded.IsCompletedSuccessfully) switch
        {
            (true, _) => HealthCheckResult.Unhealthy("The silo is stopping."),
            (_, false) => HealthCheckResult.Unhealthy("The grids are being told their plan."),
            _ => HealthCheckResult.Healthy("The city is ready."),
        });
}
