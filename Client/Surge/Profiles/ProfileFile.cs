using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridOrleans.Surge.Profiles;

/// <summary>Reads profiles: those that come with the client by name, any other by its path.</summary>
internal static class ProfileFile
{
    /// <summary>The minutes before a move: at most a month.</summary>
    private const double MinutesMax = 31 * 24 * 60;

    private const string Prefix = "surge/";
    private const string Suffix = ".json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
    };

    /// <summary>The names of the profiles that come with the client.</summary>
    public static IEnumerable<string> Names =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where resource.StartsWith(Prefix, StringComparison.Ordinal)
        select resource[Prefix.Length..^Suffix.Length];

    /// <summary>Reads a profile.</summary>
    /// <param name="nameOrPath">A name such as <c>day</c>, or the path of a file.</param>
    /// <exception cref="InvalidDataException">
    /// There is none, or a field is missing, unknown or out of range.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SurgeProfile Load(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return Parse(File.ReadAllText(nameOrPath), nameOrPath);
        }

        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + nameOrPath + Suffix)
            ?? throw new InvalidDataException(
                $"There is no profile '{nameOrPath}': neither a file nor one of {string.Join(", ", Names)}.");
        using var reader = new StreamReader(resource);
        return Parse(reader.ReadToEnd(), nameOrPath);
    }

    /// <summary>Reads a profile's text.</summary>
    /// <exception cref="InvalidDataException">A field is missing, unknown or out of its range.</exception>
    public static SurgeProfile Parse(string json, string source)
    {
        SurgeProfile profile;
        try
        {
            profile = JsonSerializer.Deserialize<SurgeProfile>(json, Options)
                ?? throw new InvalidDataException($"Profile {source}: an object is expected.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Profile {source} cannot be read: {error.Message}", error);
        }

        var findings = string.Join(' ', Findings(profile));
        return findings.Length == 0 ? profile : throw new InvalidDataException($"Profile {source}: {findings}");
    }

    private static IEnumerable<string?> Findings(SurgeProfile profile)
    {
        List<ValidationResult> findings = [];
        foreach (var part in (object[])[profile, profile.Shares, profile.Limits, .. profile.Items])
        {
            Validator.TryValidateObject(part, new ValidationContext(part), findings, validateAllProperties: true);
        }

        var minutes = profile.MinutesBefore.Where(move => move.Value is not (>= 0 and <= MinutesMax))
            .Select(move => $"minutesBefore.{move.Key} must be 0–{MinutesMax:F0}.");
        return [.. findings.Select(finding => finding.ErrorMessage), .. minutes];
    }
}
