using System.Globalization;
using System.Runtime.CompilerServices;

namespace GridOrleans.Cases;

/// <summary>
/// An interpolated string that is put together only when something does not hold: nearly every command is well formed,
/// and the sentences about what it might lack cost more than its rules did.
/// </summary>
[InterpolatedStringHandler]
internal ref struct MessageUnless
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler, which leaves the rest out when <paramref name="wanted"/> is false.</summary>
    public MessageUnless(int literalLength, int formattedCount, bool holds, out bool wanted)
    {
        wanted = !holds;
        _text = wanted ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Adds what stands between the holes.</summary>
    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    /// <summary>Adds a hole.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Adds a hole with a format.</summary>
    public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

    /// <summary>The message; once.</summary>
    public string ToStringAndClear() => _text.ToStringAndClear();
}
