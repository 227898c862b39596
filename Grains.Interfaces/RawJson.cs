using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridOrleans;

/// <summary>
/// Writes a text that is JSON already as it is, so that what the journal holds is what the reader sees.
/// </summary>
public sealed class RawJson : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value);
}
