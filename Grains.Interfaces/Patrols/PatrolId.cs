using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GridOrleans.Patrols;

/// <summary>
/// The id that a phone gives a patrol when it starts, with or without a network: 8–64 letters, digits, <c>-</c>,
/// <c>_</c> or <c>.</c>; a UUID is a good choice. Two gridworkers may use the same one; one gridworker never does.
/// </summary>
[GenerateSerializer, Immutable, Alias("patrol-id"), JsonConverter(typeof(TextJson<PatrolId>))]
public readonly record struct PatrolId : ISpanParsable<PatrolId>
{
    private const int LengthMin = 8;
    private const int LengthMax = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.");

    [Id(0)]
    private readonly string _text;

    private PatrolId(string text) => _text = text;

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static PatrolId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static PatrolId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException(
                $"A patrol's id has {LengthMin}–{LengthMax} letters, digits, '-', '_' or '.'; a UUID does well.");

    /// <summary>Reads an id, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PatrolId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out PatrolId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PatrolId result)
    {
        var valid = s.Length is >= LengthMin and <= LengthMax && !s.ContainsAnyExcept(Allowed);
        result = valid ? new(s.ToString()) : default;
        return valid;
    }

    /// <summary>The id as the phone wrote it.</summary>
    public override string ToString() => _text ?? "";
}
