using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway.Ops;

/// <summary>
/// A process that is told to stop first says so at <c>/readyz</c>, and goes on serving for
/// <see cref="GatewayOptions.NoticeBeforeStop"/>, so that whoever spreads requests over several has time to notice.
/// </summary>
internal sealed class Draining(
    IHostApplicationLifetime life,
    IOptions<GatewayOptions> options,
    TimeProvider time) : IHealthCheck, IHostedLifecycleService
{
    // A host that is stopped by its own code says so here first, one that gets a signal by its lifetime.
    private volatile bool _stopping;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(_stopping || life.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The process is stopping: send new requests elsewhere.")
            : HealthCheckResult.Healthy("Nobody told the process to stop."));

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        return Task.Delay(options.Value.NoticeBeforeStop, time, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
