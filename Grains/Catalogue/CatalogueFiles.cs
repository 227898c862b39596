using System.Collections.Immutable;
using GridOrleans.Clocks;

namespace GridOrleans.Catalogue;

/// <summary>Reads the catalogue's versions from files, to the end, so that every finding is told at once.</summary>
internal static class CatalogueFiles
{
    /// <summary>The files of a folder that are versions of the catalogue.</summary>
    public const string Pattern = "catalogue.*.json";

    /// <summary>Loads what a setting names.</summary>
    /// <param name="path">One file, or a folder with versions; the illustrative sample when it is empty.</param>
    /// <param name="now">When a version must be in force.</param>
    /// <exception cref="InvalidDataException">A file is not sound, or they do not fit together.</exception>
    /// <exception cref="IOException">The file or folder is missing, or cannot be read.</exception>
    public static CatalogueHistory Load(string? path, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(path))
        {
            return CatalogueHistory.Of(ItemCatalogue.LoadSample());
        }

        List<string> findings = [];
        var versions = ImmutableArray.CreateBuilder<ItemCatalogue>();
        foreach (var file in Files(path))
        {
            var (catalogue, wrong) = ItemCatalogue.Read(File.ReadAllText(file));
            findings.AddRange(wrong.Select(finding => $"{Path.GetFileName(file)}: {finding}"));
            if (catalogue is not null)
            {
                versions.Add(catalogue);
            }
        }

        findings.AddRange(Together(versions.ToImmutable(), findings.Count == 0, now));
        return findings.Count == 0
            ? CatalogueHistory.Of(versions.ToImmutable())
            : throw new InvalidDataException(
                $"The catalogue in {path} is refused for {findings.Count} finding(s):\n  "
                + string.Join("\n  ", findings));
    }

    private static string[] Files(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, Pattern).Order(StringComparer.Ordinal)]
        : [path];

    // Of files that could not be read nobody knows from when they are: then only what is there is compared.
    private static IEnumerable<string> Together(
        ImmutableArray<ItemCatalogue> versions, bool complete, DateTimeOffset now)
    {
        if (versions.IsEmpty)
        {
            return complete ? [$"The folder has no file named {Pattern}."] : [];
        }

        var today = ChinaTime.DayOf(now);
        var first = versions.Min(version => version.From);
        return
        [
            .. CatalogueHistory.Findings(versions),
            .. complete && first > today
                ? [$"No catalogue is in force on {today:yyyy-MM-dd}: the first begins on {first:yyyy-MM-dd}."]
                : Enumerable.Empty<string>(),
        ];
    }
}
