using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using GridOrleans.Units;

namespace GridOrleans.Surge.Profiles;

/// <summary>Reads profiles: those that come with the client by name, any other by its path.</summary>
internal static partial class ProfileFile
{
    private const string Prefix = "surge/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        Converters = { new CodeAsWritten() },
    };

    /// <summary>The names of the profiles that come with the client.</summary>
    public static IEnumerable<string> Names =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where resource.StartsWith(Prefix, StringComparison.Ordinal)
        orderby resource
        select resource[Prefix.Length..];

    /// <summary>A profile's text as it is written, to be copied and changed.</summary>
    /// <param name="nameOrPath">A name such as <c>day</c>, or the path of a file.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Text(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return File.ReadAllText(nameOrPath);
        }

        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + nameOrPath)
            ?? throw new InvalidDataException(
                $"There is no profile '{nameOrPath}': neither a file nor one of {string.Join(", ", Names)}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="nameOrPath">A name such as <c>day</c>, or the path of a file.</param>
    /// <exception cref="InvalidDataException">There is none; a field is missing, unknown or out of range.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SurgeProfile Load(string nameOrPath) => Parse(Text(nameOrPath), nameOrPath);

    /// <summary>Reads a profile's text, YAML or JSON.</summary>
    /// <exception cref="InvalidDataException">A field is missing, unknown or out of range.</exception>
    public static SurgeProfile Parse(string text, string source)
    {
        var read = ProfileText.Read(text, source);
        SurgeProfile profile;
        try
        {
            profile = read.Json.Deserialize<SurgeProfile>(Options)
                ?? throw new InvalidDataException($"Profile {source}: fields such as 'name: mine' are expected.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Profile {source}, {Explain(read, error)}", error);
        }

        var findings = string.Join(' ', ProfileFindings.Of(profile).Select(finding => string.Create(
            CultureInfo.InvariantCulture, $"line {read.LineOf(finding.Path)}: {finding.Sentence}")));
        return findings.Length == 0 ? profile : throw new InvalidDataException($"Profile {source}, {findings}");
    }

    private static string Explain(ProfileText read, JsonException error)
    {
        var path = error.Path ?? "$";
        var said = error.Message.Split(" Path: ")[0];
        if (UnknownField().Match(said) is { Success: true } unknown)
        {
            var name = unknown.Groups[1].Value;
            var place = path.EndsWith($".{name}", StringComparison.Ordinal) ? path : $"{path}.{name}";
            return string.Create(
                CultureInfo.InvariantCulture, $"line {read.LineOf(place)}: there is no field '{name}'.");
        }

        var reason = said.StartsWith("The JSON value could not be converted to", StringComparison.Ordinal)
            ? "another kind of value is expected; a text that looks like a number is put in quotes."
            : said.Replace("JSON deserialization for type", "", StringComparison.Ordinal).Trim();
        var field = path.TrimStart('$', '.');
        return string.Create(
            CultureInfo.InvariantCulture, $"line {read.LineOf(path)}: {field}{(field == "" ? "" : " ")}{reason}");
    }

    [GeneratedRegex("The JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownField();

    /// <summary>A unit's code, which in YAML looks like a number unless it is put in quotes.</summary>
    private sealed class CodeAsWritten : JsonConverter<UnitCode>
    {
        public override UnitCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType is JsonTokenType.Number
                ? reader.GetInt64().ToString(CultureInfo.InvariantCulture)
                : reader.GetString();
            return UnitCode.TryParse(text, null, out var code)
                ? code
                : throw new JsonException($"'{text}' is no unit's code, such as 140213.");
        }

        public override void Write(Utf8JsonWriter writer, UnitCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
