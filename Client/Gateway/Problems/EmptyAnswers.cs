using GridOrleans.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Gateway.Problems;

/// <summary>Fills the answers that the framework gives by status alone: every error has its problem.</summary>
internal static class EmptyAnswers
{
    /// <summary>Writes the problem that the status stands for.</summary>
    public static async Task Fill(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var problem = http.Response.StatusCode is StatusCodes.Status401Unauthorized
            ? new(ProblemKind.Unauthenticated, Unauthenticated(await http.AuthenticateAsync()))
            : Problem(http);
        await problem.ExecuteAsync(http);
    }

    private static ProblemResult Problem(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => Replies.Problem(RefusalCode.NotEntitled, "None of your roles allows this."),
        StatusCodes.Status404NotFound => new(
            ProblemKind.UnknownRoute,
            $"There is nothing at {http.Request.Path}. The addresses are listed at /docs and /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed => new(
            ProblemKind.Method,
            $"{http.Request.Path} does not take {http.Request.Method}. Allowed: {http.Response.Headers.Allow}."),
        StatusCodes.Status413PayloadTooLarge => new(ProblemKind.TooLarge, "Nothing was changed. Send less."),
        StatusCodes.Status415UnsupportedMediaType => new(
            ProblemKind.MediaType,
            "Nothing was changed. Send JSON with Content-Type: application/json."),
        >= 500 => new(ProblemKind.Internal, "The mistake is ours; tell the operators the traceId."),
        _ => Replies.Problem(RefusalCode.Invalid, "Nothing was changed. The request is not what this address takes."),
    };

    private static string Unauthenticated(AuthenticateResult result) => result.Failure switch
    {
        null => "Send the header Authorization: Bearer … with a token; see docs/api.md for where to get one.",
        SecurityTokenExpiredException => "The token has expired. Get a new one; commands keep their ids.",
        SecurityTokenNotYetValidException => "The token does not count yet. Check the clocks.",
        CallerUnknownException unknown => unknown.Message,
        _ => "The token is not one that this gateway believes. Get one from the authority that it names.",
    };
}
