using System.Collections.Frozen;
using System.Text.Json;

namespace GridOrleans.Workflow;

/// <summary>Spells enum members in sentences exactly as the API spells them.</summary>
internal static class Spelling
{
    /// <summary>One member, such as <c>fed_back</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByMember.GetValueOrDefault(value) ?? Spell(value);

    /// <summary>Several members, separated by commas.</summary>
    public static string List<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Of));

    private static string Spell<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByMember =
            Enum.GetValues<T>().ToFrozenDictionary(member => member, Spell);
    }
}
