using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GridOrleans.Commands;

/// <summary>
/// The id a caller chooses for a command. The same id sent again to the same grid gets the first answer and takes no
/// second effect, however late. 8–64 letters, digits, <c>-</c>, <c>_</c>, <c>.</c> or <c>:</c>; a UUID is a good
/// choice.
/// </summary>
[GenerateSerializer, Immutable, Alias("command-id"), JsonConverter(typeof(TextJson<CommandId>))]
public readonly record struct CommandId : ISpanParsable<CommandId>
{
    private const int LengthMin = 8;
    private const int LengthMax = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:");

    [Id(0)]
    private readonly string _text;

    private CommandId(string text) => _text = text;

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static CommandId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static CommandId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException(
                $"A command id has {LengthMin}–{LengthMax} letters, digits, '-', '_', '.' or ':'; a UUID does well.");

    /// <summary>Reads an id, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommandId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out CommandId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CommandId result)
    {
        var valid = s.Length is >= LengthMin and <= LengthMax && !s.ContainsAnyExcept(Allowed);
        result = valid ? new(s.ToString()) : default;
        return valid;
    }

    /// <summary>The id as the caller wrote it.</summary>
    public override string ToString() => _text ?? "";
}
