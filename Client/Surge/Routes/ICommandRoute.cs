using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>A way from a surge to the city: one command a request, many, or straight to the cluster.</summary>
internal interface ICommandRoute : IAsyncDisposable
{
    /// <summary>What reports call it.</summary>
    string Name { get; }

    /// <summary>Tries a command once.</summary>
    /// <param name="command">The command; its id is the same in every attempt.</param>
    /// <param name="stop">Ends the waiting; the command may then have taken effect or not.</param>
    /// <returns>A final answer, or why another attempt is needed; a fault of the way is never thrown.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<Attempt> Try(Outgoing command, CancellationToken stop);
}

/// <summary>One attempt: a final answer, or why another attempt is needed.</summary>
/// <param name="Answer">What became of the command; null when that is not known yet.</param>
/// <param name="Failure">Why another attempt is needed, such as <c>http_503</c>.</param>
/// <param name="RetryAfter">How long the server asks to wait before.</param>
internal readonly record struct Attempt(
    CommandAnswer? Answer,
    string? Failure = null,
    TimeSpan? RetryAfter = null);
