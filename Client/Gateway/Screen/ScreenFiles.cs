using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Gateway.Screen;

/// <summary>The screen's files as they were built into the program, by path; none where it was built without.</summary>
internal sealed class ScreenFiles
{
    /// <summary>The page itself.</summary>
    public const string Page = "index.html";

    private const string Prefix = "screen/";
    private const string Suffix = ".gz";
    private const int TagBytes = 12;

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    private readonly FrozenDictionary<string, CompressedFile> _files;

    private ScreenFiles(FrozenDictionary<string, CompressedFile> files) => _files = files;

    /// <summary>Those of this program.</summary>
    public static ScreenFiles Load()
    {
        var assembly = typeof(ScreenFiles).Assembly;
        return new(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Path: name[Prefix.Length..^Suffix.Length].Replace('\\', '/'), Name: name))
            .ToFrozenDictionary(file => file.Path, file => Read(assembly, file), StringComparer.Ordinal));
    }

    /// <summary>The file of a path; null when there is none.</summary>
    public CompressedFile? Find(string path) => _files.GetValueOrDefault(path);

    private static CompressedFile Read(Assembly assembly, (string Path, string Name) file)
    {
        using var stream = assembly.GetManifestResourceStream(file.Name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes)[..TagBytes]);
        var mediaType = MediaTypes.TryGetContentType(file.Path, out var known) ? known : "application/octet-stream";
        var text = mediaType.StartsWith("text/", StringComparison.Ordinal);
        return new(bytes, text ? $"{mediaType}; charset=utf-8" : mediaType, new EntityTagHeaderValue($"\"{tag}\""));
    }
}
