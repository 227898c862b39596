using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GridOrleans.Units;

/// <summary>
/// The code of a unit: city (4 digits), district (6), township (9), village (12) or grid (15). A unit's parent is its
/// code's prefix (GB/T 2260 and the statistics bureau's extension; the grid's serial is our convention).
/// </summary>
[GenerateSerializer, Immutable, Alias("unit-code"), JsonConverter(typeof(TextJson<UnitCode>))]
public readonly record struct UnitCode : ISpanParsable<UnitCode>, IComparable<UnitCode>
{
    private static readonly int[] Lengths = [4, 6, 9, 12, 15];

    [Id(0)]
    private readonly string _digits;

    private UnitCode(string digits) => _digits = digits;

    /// <summary>Which of the five levels the unit is on.</summary>
    public UnitLevel Level => (UnitLevel)Array.IndexOf(Lengths, Digits.Length);

    /// <summary>The unit above, or null for the city.</summary>
    public UnitCode? Parent => Level is UnitLevel.City ? null : At(Level - 1);

    private string Digits => _digits ?? throw new InvalidOperationException("This unit code was never set.");

    /// <summary>The unit itself or the one of its ancestors on <paramref name="level"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is below the unit's own.</exception>
    public UnitCode At(UnitLevel level)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)level, (int)Level, nameof(level));
        return level == Level ? this : new(Digits[..Lengths[(int)level]]);
    }

    /// <summary>Whether <paramref name="other"/> is this unit or lies within its subtree.</summary>
    public bool Contains(UnitCode other) => other.Digits.StartsWith(Digits, StringComparison.Ordinal);

    /// <summary>Reads a code of 4, 6, 9, 12 or 15 digits.</summary>
    /// <exception cref="FormatException">The text is not such a code.</exception>
    public static UnitCode Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static UnitCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code)
            ? code
            : throw new FormatException($"'{s}' is not a unit code: 4, 6, 9, 12 or 15 digits are expected.");

    /// <summary>Reads a code, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnitCode result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out UnitCode)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UnitCode result)
    {
        var valid = Array.IndexOf(Lengths, s.Length) >= 0 && !s.ContainsAnyExceptInRange('0', '9');
        result = valid ? new(s.ToString()) : default;
        return valid;
    }

    /// <summary>Orders codes as text, so that a unit stands directly before its subtree.</summary>
    public int CompareTo(UnitCode other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>The digits.</summary>
    public override string ToString() => _digits ?? "";

    /// <summary>Compares as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(UnitCode left, UnitCode right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(UnitCode left, UnitCode right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(UnitCode left, UnitCode right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(UnitCode left, UnitCode right) => left.CompareTo(right) >= 0;
}
