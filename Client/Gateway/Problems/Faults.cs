using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Serialization;

namespace GridOrleans.Gateway.Problems;

/// <summary>From what went wrong below to what the caller can do about it.</summary>
internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    private const string Driver = "Npgsql.";

    /// <summary>The city cannot answer now; the command may or may not have taken effect.</summary>
    public static ProblemResult Unavailable { get; } = new(
        ProblemKind.Unavailable,
        "The command may or may not have taken effect. Send it again with the same Idempotency-Key (in a batch: the "
        + "same id) after the seconds in Retry-After: it takes effect once.");

    private static ProblemResult Internal { get; } = new(
        ProblemKind.Internal,
        "The mistake is ours, not yours. Sending it again with the same Idempotency-Key does no harm; if it happens "
        + "again, tell the operators the traceId.");

    private static ProblemResult TooLarge { get; } = new(
        ProblemKind.TooLarge,
        "Nothing was changed. The body is larger than this address takes: send less text, name pictures by reference, "
        + "or split the batch, the oldest commands first.");

    private static ProblemResult Broken { get; } = Replies.Problem(
        RefusalCode.Invalid,
        "Nothing was changed. The request broke off or is not proper HTTP: send it again, with the same "
        + "Idempotency-Key.");

    /// <summary>
    /// Whether the same request may succeed a moment later. Cancelled is a call that Orleans gave up before it had
    /// found a silo for the grain; a caller who went away is not told anything.
    /// </summary>
    public static bool IsPassing(Exception fault) =>
        fault is JournalUnavailableException or TimeoutException or OrleansException or OperationCanceledException
        || IsOfDatabase(fault);

    // A grain that cannot be read while its database is away; what it says may travel as the driver's own exception or,
    // where that cannot travel, under its name, or as Orleans' complaint that it cannot.
    private static bool IsOfDatabase(Exception fault) => fault switch
    {
        DbException => true,
        UnavailableExceptionFallbackException { ExceptionType: { } type } =>
            type.StartsWith(Driver, StringComparison.Ordinal),
        CodecNotFoundException { Message: { } message } => message.Contains(Driver, StringComparison.Ordinal),
        _ => false,
    };

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        await Answer(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemResult Answer(HttpContext http, Exception exception)
    {
        if (IsPassing(exception))
        {
            CityUnavailable(http.Request.Path, exception.GetType().Name, exception.Message);
            return Unavailable;
        }

        if (exception is BadHttpRequestException bad)
        {
            return bad.StatusCode is StatusCodes.Status413PayloadTooLarge ? TooLarge : Broken;
        }

        Mistake(http.Request.Path, exception);
        return Internal;
    }

    [LoggerMessage(LogLevel.Warning, "{Path}: the city cannot answer: {Fault}: {Message}")]
    private partial void CityUnavailable(string path, string fault, string message);

    [LoggerMessage(LogLevel.Error, "{Path}: a mistake of ours")]
    private partial void Mistake(string path, Exception exception);
}
