using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace GridOrleans.Gateway.Json;

/// <summary>
/// Instants from callers: ISO 8601 with an offset. Without one the server's own time zone would silently decide.
/// </summary>
internal sealed partial class InstantJson : JsonConverter<DateTimeOffset>
{
    /// <summary>What is expected, for a caller.</summary>
    public const string Expected =
        "an instant with its offset, such as 2026-05-01T08:00:00+08:00 or 2026-05-01T00:00:00Z";

    /// <summary>Reads an instant, or answers false.</summary>
    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is not null
            && Form().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException($"Expected: {Expected}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Form();
}
