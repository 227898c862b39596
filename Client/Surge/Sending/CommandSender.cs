using GridOrleans.City.Generation;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Routes;

namespace GridOrleans.Surge.Sending;

/// <summary>
/// Sends a command until it is answered for good: again with the same id after a passing failure (429, 502, 503, 504,
/// a lost connection, no answer in time), up to a deadline.
/// </summary>
/// <param name="route">The way to the city.</param>
/// <param name="bounds">What bounds a command.</param>
/// <param name="figures">Is told of every attempt.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandSender(ICommandRoute route, SendBounds bounds, SurgeFigures figures, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _slots = new(bounds.InFlight);

    /// <summary>Sends a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="draw">Spreads the retries.</param>
    /// <param name="stop">Ends the waiting; the command may then have taken effect or not.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CommandAnswer> Send(Outgoing command, SeededDraw draw, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            var attempt = await Try(command, stop);
            if (attempt.Answer is { } answer)
            {
                return answer;
            }

            var wait = RetryRule.Wait(failures, attempt.RetryAfter, draw);
            if (time.GetElapsedTime(began) + wait > bounds.Patience)
            {
                return new Unanswered(attempt.Failure!);
            }

            await Task.Delay(wait, time, stop);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<Attempt> Try(Outgoing command, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            var sent = time.GetTimestamp();
            var attempt = await route.Try(command, stop);
            figures.Attempted(attempt.Failure, time.GetElapsedTime(sent));
            return attempt;
        }
        finally
        {
            _slots.Release();
        }
    }
}
