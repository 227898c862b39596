using Microsoft.AspNetCore.RateLimiting;

namespace GridOrleans.Gateway.Screen;

/// <summary>
/// The one screen 一屏观大同: a page that asks this gateway, by its reader's token, and nobody else. The page holds
/// nothing that needs a token.
/// </summary>
internal static class ScreenEndpoints
{
    /// <summary>
    /// What the page may do: load its own files, ask this server, and nothing more. Its map draws to images and
    /// workers of its own.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    private const string NotBuilt =
        "This program was built without its screen: build it again where Node.js (20.19 or later) is installed, "
        + "without -p:Web=false. The API works as ever; it is described at /docs.\n"
        + "本程序构建时未包含大屏页面：请在装有 Node.js（20.19 以上）的机器上重新构建，且不加 -p:Web=false。"
        + "接口不受影响，说明见 /docs。\n";

    /// <summary>Adds <c>/</c> and <c>/assets</c>, open to everyone.</summary>
    public static void MapScreen(this IEndpointRouteBuilder app)
    {
        var files = ScreenFiles.Load();
        var open = app.MapGroup("")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .WithMetadata(new DisableRateLimitingAttribute());
        open.MapGet("/", (HttpContext http) => Page(http, files));
        open.MapGet("/assets/{file}", (string file, HttpContext http) => Asset(file, http, files));
    }

    private static IResult Page(HttpContext http, ScreenFiles files)
    {
        Guard(http);
        http.Response.Headers.CacheControl = "no-cache";
        return files.Find(ScreenFiles.Page) ?? Results.Text(NotBuilt, "text/plain; charset=utf-8", statusCode: 404);
    }

    private static IResult Asset(string file, HttpContext http, ScreenFiles files)
    {
        Guard(http);
        if (files.Find($"assets/{file}") is not { } found)
        {
            return Results.NotFound();
        }

        // The name tells the content: another build has another one.
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return found;
    }

    /// <summary>Holds a page to what <see cref="Policy"/> allows, and lets its address go nowhere.</summary>
    public static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
    }
}
