using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>
/// A case's number: its grid's code, a hyphen, and the grid's serial from 1 (our convention). It says where the case
/// lives, so that any gateway finds it without a lookup.
/// </summary>
[GenerateSerializer, Immutable, Alias("case-number"), JsonConverter(typeof(TextJson<CaseNumber>))]
public readonly record struct CaseNumber(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] int Serial) : ISpanParsable<CaseNumber>
{
    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is not a case number.</exception>
    public static CaseNumber Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static CaseNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException(
                $"'{s}' is not a case number: a grid's 15 digits, '-', and a serial from 1 are expected.");

    /// <summary>Reads a number, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseNumber result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out CaseNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CaseNumber result)
    {
        result = default;
        var hyphen = s.IndexOf('-');
        if (hyphen < 0
            || !UnitCode.TryParse(s[..hyphen], provider, out var grid)
            || grid.Level is not UnitLevel.Grid
            || s[(hyphen + 1)..] is [] or ['0', ..]
            || !int.TryParse(s[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            return false;
        }

        result = new(grid, serial);
        return true;
    }

    /// <summary>The number as people write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Grid}-{Serial}");
}
