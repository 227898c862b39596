using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Reading;

/// <summary>
/// Projects for as long as the silo runs: at once while batches are full, else a few times a second. The pause gathers
/// what happens to a case meanwhile into one row, and leaves the processors to the commands.
/// </summary>
internal sealed partial class ProjectionLoop : BackgroundService
{
    // How old a list may be when nothing is wrong.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    // The database may be restarting: that takes seconds, and knocking ten times a second helps nobody.
    private static readonly TimeSpan BackoffMax = TimeSpan.FromSeconds(5);

    // Counting what is behind costs more than finding that nothing is.
    private static readonly TimeSpan LagEvery = TimeSpan.FromSeconds(5);

    private readonly FileProjector _projector;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProjectionLoop> _log;
    private ProjectionLag _lag = new(0, 0, []);
    private DateTimeOffset _lagAt;

    public ProjectionLoop(
        FileProjector projector,
        TimeProvider clock,
        IMeterFactory meters,
        ILogger<ProjectionLoop> log)
    {
        (_projector, _clock, _log) = (projector, clock, log);
        var meter = meters.Create("GridOrleans.Reading");
        meter.CreateObservableGauge(
            "grid.projection.lag",
            () => _lag.Entries,
            "{entry}",
            "Journal entries that the read model does not show yet.");
        meter.CreateObservableGauge(
            "grid.projection.stuck",
            () => _lag.Stuck.Length,
            "{stream}",
            "Streams whose projection stopped at an entry that cannot be read.");
    }

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
                var projected = await _projector.Step(stoppingToken);
                await Measure(stoppingToken);
                wait = Rest;
                if (projected >= FileProjector.EntriesMax)
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

            await Task.Delay(wait, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Measure(CancellationToken cancellationToken)
    {
        if (_clock.GetUtcNow() - _lagAt >= LagEvery)
        {
            _lag = await _projector.Lag(cancellationToken);
            _lagAt = _clock.GetUtcNow();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The projection cannot go on and tries again in {Seconds} s.")]
    private partial void Failed(Exception reason, double seconds);
}
