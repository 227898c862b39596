using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>
/// The number that a county's ledger gives a ticket: <c>T-</c>, the county's code, a hyphen, and the ledger's serial
/// from 1 (our convention). It says where the ticket is held. A standing ticket of the catalogue has a number of
/// another form, the same in every county.
/// </summary>
/// <param name="County">The district or county whose committee approved it.</param>
/// <param name="Serial">Its place in the county's ledger; from 1.</param>
[GenerateSerializer, Immutable, Alias("ticket-number"), JsonConverter(typeof(TextJson<TicketNumber>))]
public readonly record struct TicketNumber(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] int Serial) : ISpanParsable<TicketNumber>
{
    private const string Prefix = "T-";

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is not a ledger's number.</exception>
    public static TicketNumber Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static TicketNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException(
                $"'{s}' is not a ledger's ticket number: 'T-', a county's 6 digits, '-', and a serial from 1.");

    /// <summary>Reads a number, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TicketNumber result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out TicketNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TicketNumber result)
    {
        result = default;
        if (!s.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = s[Prefix.Length..];
        var hyphen = rest.IndexOf('-');
        if (hyphen < 0
            || !UnitCode.TryParse(rest[..hyphen], provider, out var county)
            || county.Level is not UnitLevel.District
            || rest[(hyphen + 1)..] is [] or ['0', ..]
            || !int.TryParse(rest[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            return false;
        }

        result = new(county, serial);
        return true;
    }

    /// <summary>The number as people write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{County}-{Serial}");
}
