using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// A record's number: its grid's code, <c>-R</c>, and the registry's serial from 1 (our convention). It says where the
/// record lives, and says nothing of whom it is about.
/// </summary>
[GenerateSerializer, Immutable, Alias("record-number"), JsonConverter(typeof(TextJson<RecordNumber>))]
public readonly record struct RecordNumber(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] int Serial) : ISpanParsable<RecordNumber>
{
    private const string Mark = "-R";

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is not a record's number.</exception>
    public static RecordNumber Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static RecordNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException(
                $"'{s}' is not a record's number: a grid's 15 digits, '{Mark}', and a serial from 1 are expected.");

    /// <summary>Reads a number, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RecordNumber result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out RecordNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RecordNumber result)
    {
        result = default;
        var mark = s.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0
            || !UnitCode.TryParse(s[..mark], provider, out var grid)
            || grid.Level is not UnitLevel.Grid
            || s[(mark + Mark.Length)..] is [] or ['0', ..]
            || !int.TryParse(
                s[(mark + Mark.Length)..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var serial))
        {
            return false;
        }

        result = new(grid, serial);
        return true;
    }

    /// <summary>The number as people write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Grid}{Mark}{Serial}");
}
