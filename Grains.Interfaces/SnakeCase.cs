using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridOrleans;

/// <summary>
/// Writes an enum's members as <c>snake_case</c> texts, never as numbers: one spelling in API and journal.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCase<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
