using System.Net;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>One command a request.</summary>
/// <param name="http">Reaches the gateway; its own timeout is off. Disposed of with the route.</param>
/// <param name="tokens">The callers' tokens.</param>
/// <param name="attempt">How long one attempt may take before it counts as lost.</param>
/// <param name="time">The clock.</param>
internal sealed class HttpRoute(HttpClient http, CallerTokens tokens, TimeSpan attempt, TimeProvider time)
    : ICommandRoute
{
    /// <inheritdoc/>
    public string Name => "http";

    /// <inheritdoc/>
    public Task<Attempt> Try(Outgoing command, CancellationToken stop) => Exchange(
        () => CaseHttp.Request(command, tokens.Of(command.By)),
        (response, either) => CaseHttp.Read(command, response, either),
        failure => failure,
        stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends one request and reads its answer; what is passing becomes a failed attempt.</summary>
    /// <param name="request">Makes the request.</param>
    /// <param name="read">Reads an answer that is final.</param>
    /// <param name="failed">Makes the result of an attempt that is to be followed by another.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<T> Exchange<T>(
        Func<HttpRequestMessage> request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        Func<Attempt, T> failed,
        CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(attempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using var sent = request();
            using var response = await http.SendAsync(sent, either.Token);
            return IsPassing(response.StatusCode)
                ? failed(new(null, FailureOf(response.StatusCode), RetryAfter(response)))
                : await read(response, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return failed(new(null, "no_answer_in_time"));
        }
        catch (HttpRequestException error)
        {
            return failed(new(null, FailureOf(error.HttpRequestError)));
        }
        catch (IOException)
        {
            return failed(new(null, FailureOf(HttpRequestError.ResponseEnded)));
        }
    }

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    /// <summary>What a failed attempt with this status is called.</summary>
    public static string FailureOf(HttpStatusCode status) => $"http_{(int)status}";

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    private static string FailureOf(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => "no_connection",
        _ => "connection_lost",
    };
}
