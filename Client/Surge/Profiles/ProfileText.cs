using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GridOrleans.Surge.Profiles;

/// <summary>A profile's text, YAML or JSON (which is YAML, too): its values, and in which line each stands.</summary>
internal sealed class ProfileText
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.OrdinalIgnoreCase);

    private ProfileText(YamlNode root) => Json = Read(root, "$");

    /// <summary>The values.</summary>
    public JsonNode? Json { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is neither YAML nor JSON; the message names the line.</exception>
    public static ProfileText Read(string text, string source)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? new(stream.Documents[0].RootNode)
                : throw new InvalidDataException($"Profile {source}: one profile is expected in it.");
        }
        catch (YamlException error)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture, $"Profile {source}, line {error.Start.Line}: {error.Message}"),
                error);
        }
    }

    /// <summary>The line of a value, or of the nearest one around it.</summary>
    /// <param name="path">Such as <c>$.parts[1].count</c>.</param>
    public long LineOf(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return line;
            }

            var end = path.LastIndexOfAny(['.', '[']);
            if (end < 1)
            {
                return 1;
            }

            path = path[..end];
        }
    }

    private JsonNode? Read(YamlNode node, string path)
    {
        _lines.TryAdd(path, node.Start.Line);
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    var name = ((YamlScalarNode)key).Value ?? "";
                    _lines[$"{path}.{name}"] = key.Start.Line;
                    members[name] = Read(value, $"{path}.{name}");
                }

                return members;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Select((item, place) =>
                    Read(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{place}]")))]);
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "null" or "~" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
