using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Registry;

/// <summary>Projects registries while the silo runs: at once while there is more, else twice a second.</summary>
internal sealed partial class RegistryProjectionLoop(
    RegistryProjector projector,
    TimeProvider clock,
    ILogger<RegistryProjectionLoop> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BackoffMax = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts its services one after the other: leave its thread before the first batch.
        await Task.Yield();
        var wait = Rest;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var projected = await projector.Step(stoppingToken);
                wait = Rest;
                if (projected >= RegistryProjector.StreamsMax)
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is not OutOfMemoryException)
            {
                Failed(lost, wait.TotalSeconds);
                wait = wait * 2 < BackoffMax ? wait * 2 : BackoffMax;
            }

            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The registries' projection cannot go on and tries again in {Seconds} s.")]
    private partial void Failed(Exception reason, double seconds);
}
