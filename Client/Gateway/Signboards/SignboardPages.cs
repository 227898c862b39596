using System.Collections.Frozen;
using System.Reflection;
using GridOrleans.Gateway.Map;
using GridOrleans.Gateway.Screen;
using GridOrleans.Units;
using Microsoft.AspNetCore.StaticFiles;

namespace GridOrleans.Gateway.Signboards;

/// <summary>
/// A grid's signboard as a page for phones and printers, and the page that its QR code opens, on which a resident
/// reports something in this grid. Both are for everyone; a report asks for the reporter's token, which stays in the
/// tab.
/// </summary>
internal static class SignboardPages
{
    private const string HtmlType = "text/html; charset=utf-8";
    private const string Prefix = "signboard/";
    private const string ReportPage = "report.html";

    private static readonly FrozenDictionary<string, byte[]> Files = Load();
    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    /// <summary>Adds <c>/board</c> and <c>/report</c>.</summary>
    public static void MapSignboardPages(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/board/{code}", Board);
        open.MapGet("/report/{code}", Report);
        open.MapGet("/board/files/{file}", File);
    }

    private static async Task<IResult> Board(
        string code, HttpContext http, GridSignboards boards, CityOutlines outlines)
    {
        Guard(http);
        var reply = await boards.Read(code, http.Request);
        if (!reply.Accepted)
        {
            return NoBoard(reply.Refusal);
        }

        var grid = reply.Value.Grid;
        var land = LandDrawing.Of(outlines.Land(grid.At(UnitLevel.Village)), outlines.Land(grid));
        return Results.Text(SignboardPage.Of(reply.Value, land).ToString(), HtmlType);
    }

    private static IResult Report(string code, HttpContext http, GridSignboards boards)
    {
        Guard(http);

        // The reporter may say where they stand; nothing else of the device is asked for.
        http.Response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
        return boards.Find(code) is { Accepted: false } none
            ? NoBoard(none.Refusal)
            : Results.Bytes(Files[ReportPage], HtmlType);
    }

    private static IResult File(string file, HttpContext http)
    {
        Guard(http);
        return Files.TryGetValue(file, out var found) && file != ReportPage
            && MediaTypes.TryGetContentType(file, out var mediaType)
                ? Results.Bytes(found, $"{mediaType}; charset=utf-8")
                : Results.NotFound();
    }

    private static IResult NoBoard(Refusal refusal) => Results.Text(
        SignboardPage.None.ToString(), HtmlType, statusCode: Replies.Problem(refusal).Kind.Status);

    private static void Guard(HttpContext http)
    {
        ScreenEndpoints.Guard(http);
        http.Response.Headers.CacheControl = "no-cache";
    }

    private static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = typeof(SignboardPages).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
