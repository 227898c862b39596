using System.Text.Encodings.Web;
using System.Text.Json;

namespace GridOrleans.City;

/// <summary>How the city verbs print JSON: camel case, and Chinese names as they are.</summary>
internal static class CityJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
