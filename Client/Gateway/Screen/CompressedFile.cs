using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Gateway.Screen;

/// <summary>A file that rests compressed by gzip, and is sent so to whoever takes it so.</summary>
/// <param name="gzip">The file.</param>
/// <param name="mediaType">Its media type.</param>
/// <param name="tag">Its entity tag: whoever has it already gets 304; null for none.</param>
internal sealed class CompressedFile(byte[] gzip, string mediaType, EntityTagHeaderValue? tag) : IResult
{
    private const string Gzip = "gzip";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (tag is not null)
        {
            response.GetTypedHeaders().ETag = tag;
            if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = mediaType;
        if (request.GetTypedHeaders().AcceptEncoding.Any(takes => takes.Value == Gzip && takes.Quality is not 0))
        {
            response.Headers.ContentEncoding = Gzip;
            response.ContentLength = gzip.Length;
            await response.Body.WriteAsync(gzip, httpContext.RequestAborted);
            return;
        }

        await using var plain = new GZipStream(new MemoryStream(gzip, writable: false), CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
