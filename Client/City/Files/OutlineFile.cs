using System.Text;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace GridOrleans.City.Files;

/// <summary>A feature of an outline file.</summary>
/// <param name="Code">Whose land it is, as written.</param>
/// <param name="Synthetic">Whether it was generated.</param>
/// <param name="Outline">The land, or null.</param>
/// <param name="Line">Where the feature starts in its file, counted from 1.</param>
internal sealed record OutlineRecord(string Code, bool Synthetic, Geometry? Outline, int Line = 0);

/// <summary>
/// GeoJSON (RFC 7946) feature collections with one feature a line, so that a text tool can compare two plans and an
/// error can name its line.
/// </summary>
internal static class OutlineFile
{
    private static readonly JsonSerializerOptions Options =
        new() { Converters = { new GeoJsonConverterFactory(GeometryFactory.Default) } };

    /// <summary>Writes the features that have land; outer rings run counter-clockwise.</summary>
    public static void Write(IEnumerable<OutlineRecord> features, string file)
    {
        using var stream = File.Create(file);
        stream.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
        var separator = "\n"u8.ToArray();
        foreach (var feature in features.Where(feature => feature.Outline is not null))
        {
            stream.Write(separator);
            separator = ",\n"u8.ToArray();
            JsonSerializer.Serialize(stream, ToFeature(feature), Options);
        }

        stream.Write("\n]}\n"u8);
    }

    /// <summary>Reads the features; one that cannot be read is passed to <paramref name="unreadable"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unreadable">Receives the line and the reason.</param>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    public static List<OutlineRecord> Read(string file, Action<int, string> unreadable) =>
        Read(File.ReadAllBytes(file), unreadable);

    /// <summary>Reads the features of a file's bytes, with or without a byte order mark.</summary>
    public static List<OutlineRecord> Read(ReadOnlySpan<byte> bytes, Action<int, string> unreadable)
    {
        var json = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        List<OutlineRecord> features = [];
        try
        {
            ReadCollection(json, features, unreadable);
        }
        catch (JsonException error)
        {
            unreadable((int)(error.LineNumber ?? 0) + 1, $"This is not JSON: {error.Message}");
        }

        return features;
    }

    private static Feature ToFeature(OutlineRecord record) => new(
        record.Outline,
        new AttributesTable { { "code", record.Code }, { "synthetic", record.Synthetic } });

    private static void ReadCollection(
        ReadOnlySpan<byte> json, List<OutlineRecord> features, Action<int, string> unreadable)
    {
        var reader = new Utf8JsonReader(json);
        if (!FindFeatures(ref reader))
        {
            unreadable(1, "A GeoJSON FeatureCollection with an array of features is expected.");
            return;
        }

        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += json[counted..start].Count((byte)'\n');
            counted = start;
            reader.Skip();
            ReadFeature(json[start..(int)reader.BytesConsumed], line, features, unreadable);
        }

        // what follows must still be JSON: a file cut off in the middle is not a smaller plan
        while (reader.Read())
        {
        }
    }

    private static bool FindFeatures(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = reader.ValueTextEquals("features"u8);
            reader.Read();
            if (isFeatures)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    private static void ReadFeature(
        ReadOnlySpan<byte> json, int line, List<OutlineRecord> features, Action<int, string> unreadable)
    {
        try
        {
            var feature = JsonSerializer.Deserialize<IFeature>(json, Options);
            if (feature?.Attributes?.GetOptionalValue("code") is not string code)
            {
                unreadable(line, "The feature has no property 'code' (a text of digits).");
                return;
            }

            features.Add(new(code, feature.Attributes.GetOptionalValue("synthetic") is true, feature.Geometry, line));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException
            or NotSupportedException)
        {
            unreadable(line, $"The feature is not valid GeoJSON: {error.Message}");
        }
    }
}
