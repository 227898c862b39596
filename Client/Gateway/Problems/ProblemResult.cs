using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GridOrleans.Gateway.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Gateway.Problems;

/// <summary>A problem on its way to the caller.</summary>
/// <param name="kind">What kind it is.</param>
/// <param name="detail">What is wrong, and what to do.</param>
internal sealed class ProblemResult(ProblemKind kind, string detail) : IResult
{
    /// <summary>What kind it is.</summary>
    public ProblemKind Kind => kind;

    /// <summary>The moves that the case or order allows now, as they are written.</summary>
    public ImmutableArray<string> LegalMoves { get; init; } = [];

    /// <summary>After how many seconds to come again; null for what the kind of problem tells by itself.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The fields at fault.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = kind.Status;
        if ((RetryAfterSeconds ?? OfKind(httpContext)) is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(
            ToProblem(httpContext),
            GatewayJson.Answers.Problem,
            Problem.MediaType,
            httpContext.RequestAborted);
    }

    /// <summary>The problem as data, in the caller's language.</summary>
    public Problem ToProblem(HttpContext http) => new(
        kind.Type,
        PrefersChinese(http.Request) ? kind.Chinese : kind.English,
        kind.Status,
        detail,
        kind.Code,
        Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier)
    {
        LegalMoves = LegalMoves.IsDefaultOrEmpty ? null : LegalMoves,
        Errors = Errors.IsDefaultOrEmpty ? null : Errors,
    };

    private int? OfKind(HttpContext http) =>
        kind == ProblemKind.Unavailable || (kind == ProblemKind.TooManyRequests && !HasRetryAfter(http.Response))
            ? http.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.RetryAfterSeconds
            : null;

    private static bool HasRetryAfter(HttpResponse response) => response.Headers.ContainsKey(HeaderNames.RetryAfter);

    private static bool PrefersChinese(HttpRequest request)
    {
        var best = request.GetTypedHeaders().AcceptLanguage
            .Where(language => Speaks(language, "zh") || Speaks(language, "en"))
            .MaxBy(language => language.Quality ?? 1);
        return best is not null && Speaks(best, "zh");
    }

    private static bool Speaks(StringWithQualityHeaderValue language, string tag) =>
        language.Value.StartsWith(tag, StringComparison.OrdinalIgnoreCase);
}
