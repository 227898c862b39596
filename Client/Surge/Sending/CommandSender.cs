using System.Net;
using GridOrleans.Cases;
using GridOrleans.City.Generation;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge.Sending;

/// <summary>
/// Sends a command until it is answered for good: again with the same id after 429, 502, 503, 504, a lost connection
/// or no answer in time, up to a deadline.
/// </summary>
/// <param name="http">Reaches the gateway; its own timeout is off.</param>
/// <param name="tokens">The callers' tokens.</param>
/// <param name="bounds">What bounds a command.</param>
/// <param name="figures">Is told of every attempt.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandSender(
    HttpClient http,
    CallerTokens tokens,
    SendBounds bounds,
    SurgeFigures figures,
    TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(bounds.InFlight);

    /// <summary>Sends a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">The case; null for a report.</param>
    /// <param name="draw">Spreads the retries.</param>
    /// <param name="stop">Ends the waiting; the command may then have taken effect or not.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CommandAnswer> Send(WalkStep step, CaseNumber? number, SeededDraw draw, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            var attempt = await Try(step, number, stop);
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

    private async Task<Attempt> Try(WalkStep step, CaseNumber? number, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            var sent = time.GetTimestamp();
            var attempt = await Exchange(step, number, stop);
            figures.Attempted(attempt.Failure, time.GetElapsedTime(sent));
            return attempt;
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<Attempt> Exchange(WalkStep step, CaseNumber? number, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(bounds.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using var request = CaseHttp.Request(step, number, tokens.Of(step.By));
            using var response = await http.SendAsync(request, either.Token);
            return Later(response.StatusCode)
                ? new(null, $"http_{(int)response.StatusCode}", RetryAfter(response))
                : new(await CaseHttp.Read(response, either.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(null, "no_answer_in_time");
        }
        catch (HttpRequestException error)
        {
            return new(null, Name(error.HttpRequestError));
        }
        catch (IOException)
        {
            return new(null, Name(HttpRequestError.ResponseEnded));
        }
    }

    private static bool Later(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    private static string Name(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => "no_connection",
        _ => "connection_lost",
    };

    /// <summary>One attempt: a final answer, or why another attempt is needed.</summary>
    private readonly record struct Attempt(CommandAnswer? Answer, string? Failure = null, TimeSpan? RetryAfter = null);
}
