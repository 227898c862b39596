using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GridOrleans.Reading;

/// <summary>An enum's members as the API and the journal spell them, for SQL.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Texts = Enum.GetValues<T>().ToFrozenDictionary(
        member => member,
        member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()));

    /// <summary>The member's <c>snake_case</c> text.</summary>
    public static string Of(T member) => Texts[member];

    /// <inheritdoc cref="Of(T)"/>
    [return: NotNullIfNotNull(nameof(member))]
    public static string? Of(T? member) => member is { } known ? Texts[known] : null;
}
