using GridOrleans.Commands;
using GridOrleans.Gateway.Problems;

namespace GridOrleans.Gateway.Commands;

/// <summary>The header by which a resend is recognised: the command's id.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The one way to retry, in two sentences.</summary>
    public const string OneWayToRetry =
        "Choose an id for each command when the person presses the button, a UUID say, and store it with the command. "
        + "However often you send it, it takes effect once, and every resend with the same id gets the first answer.";

    /// <summary>Reads the id; quotes around it, as the draft standard writes it, do not belong to it.</summary>
    public static bool TryRead(HttpRequest request, out CommandId id)
    {
        var text = request.Headers[Header] is [{ } only] ? only.AsSpan() : [];
        return CommandId.TryParse(text is ['"', .., '"'] ? text[1..^1] : text, null, out id);
    }

    /// <summary>Why the request is refused without it.</summary>
    public static ProblemResult Missing(HttpRequest request) => new(
        ProblemKind.IdempotencyKey,
        $"Nothing was changed. {Fault(request)} {OneWayToRetry}");

    private static string Fault(HttpRequest request) => request.Headers[Header].Count switch
    {
        0 => $"Every write needs the header {Header}.",
        1 => $"The header {Header} has 8–64 letters, digits, '-', '_', '.' or ':'.",
        _ => $"The header {Header} stands there more than once.",
    };
}
