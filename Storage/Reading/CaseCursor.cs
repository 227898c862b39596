using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using GridOrleans.Cases;

namespace GridOrleans.Reading;

/// <summary>
/// Where a page ended: the sort key of its last case. Written as base64url of <c>microseconds,number,seal</c>; the seal
/// binds it to the question, so that a cursor of another list, or one that was edited, is recognised. It protects
/// against mistakes, not against malice: a forged one shows no more than the question does.
/// </summary>
/// <param name="At">When the last case changed; whole microseconds.</param>
/// <param name="Number">The last case's number.</param>
internal sealed record CaseCursor(DateTimeOffset At, string Number)
{
    /// <summary>What the caller is told about a cursor that is not one.</summary>
    public const string Expectation =
        "The cursor is none that this list gave out for the same question: send the page's nextCursor unchanged and " +
        "keep every other parameter but the limit, or leave the cursor out to begin anew.";

    /// <summary>The cursor as the caller carries it.</summary>
    public string For(CaseQuery query) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Key()},{Seal(Key(), query)}"));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="ArgumentException">It is none of this question's.</exception>
    public static CaseCursor Read(string text, CaseQuery query) =>
        TryRead(text, query, out var cursor) ? cursor : throw new ArgumentException(Expectation, nameof(query));

    private static bool TryRead(string text, CaseQuery query, [NotNullWhen(true)] out CaseCursor? cursor)
    {
        cursor = null;
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        if (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(',') is not [var at, var number, _]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            || microseconds > DateTimeOffset.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            return false;
        }

        var read = new CaseCursor(new(microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), number);
        if (read.For(query) != text)
        {
            return false;
        }

        cursor = read;
        return true;
    }

    private static string Seal(string key, CaseQuery query)
    {
        var question = string.Join(
            '\n',
            key,
            query.Unit,
            Codes(query.Steps),
            Codes(query.Severities),
            query.Item,
            query.Overdue,
            query.Text,
            query.UpdatedSince?.UtcTicks);
        return Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(question)));
    }

    private static string Codes<T>(ImmutableArray<T> codes) =>
        codes.IsDefaultOrEmpty ? "" : string.Join(',', codes.Order());

    private string Key() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks / TimeSpan.TicksPerMicrosecond},{Number}");
}
