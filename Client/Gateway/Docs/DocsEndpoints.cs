using System.Globalization;
using System.Net;
using System.Text;
using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Scalar.AspNetCore;

namespace GridOrleans.Gateway.Docs;

/// <summary>The documentation that the gateway serves itself; it asks no other server for anything.</summary>
internal static class DocsEndpoints
{
    /// <summary>Holds the page to its own server even where a bundled script would like to look elsewhere.</summary>
    private const string OnlyFromHere =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:";

    /// <summary>Adds <c>/openapi/v1.json</c>, <c>/docs</c> and <c>/docs/errors</c>, open to everyone.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().WithMetadata(new DisableRateLimitingAttribute());
        open.MapOpenApi();
        open.MapGet("/docs/errors", () => Results.Content(ErrorsPage, "text/html; charset=utf-8"))
            .ExcludeFromDescription();
        open.MapScalarApiReference("/docs", (options, http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = OnlyFromHere;
            options.WithTitle("GridOrleans API").DisableDefaultFonts().DisableAgent().DisableMcp();
            options.Telemetry = false;
            options.AddDocument(OpenApiShape.DocumentName);
        });
    }

    private static string ErrorsPage { get; } = Errors();

    private static string Errors()
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Errors · 错误代码</title>
            <style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
            td,th{text-align:left;padding:.3rem 1rem .3rem 0;vertical-align:top}:target{background:#ffd}</style>
            <h1>Errors · 错误代码</h1>
            <p>Branch on <code>code</code>, show <code>detail</code>. After 503 send the same command again with the
            same <code>Idempotency-Key</code>.</p>
            <table><tr><th>code</th><th>status</th><th>English</th><th>中文</th></tr>
            """);
        foreach (var kind in Replies.Kinds.Concat(ProblemKind.OfTheGateway).OrderBy(kind => kind.Status))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr id=\"{kind.Code}\"><td><code>{kind.Code}</code></td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{kind.Status}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(kind.English)}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(kind.Chinese)}</td></tr>\n");
        }

        return page.Append("</table></html>").ToString();
    }
}
