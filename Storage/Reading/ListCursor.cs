using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace GridOrleans.Reading;

/// <summary>
/// Where a page ended: the sort key of its last file. Written as base64url of <c>microseconds,number,seal</c>; the seal
/// binds it to the question, so that a cursor of another list, or one that was edited, is recognised. It protects
/// against mistakes, not against malice: a forged one shows no more than the question does.
/// </summary>
/// <param name="At">When the last file changed; whole microseconds.</param>
/// <param name="Number">The last file's number.</param>
internal sealed record ListCursor(DateTimeOffset At, string Number)
{
    /// <summary>What the caller is told about a cursor that is not one.</summary>
    public const string Expectation =
        "The cursor is none that this list gave out for the same question: send the page's nextCursor unchanged and " +
        "keep every other parameter but the limit, or leave the cursor out to begin anew.";

    /// <summary>The cursor as the caller carries it.</summary>
    /// <param name="question">Everything that the list was asked for but cursor and limit, as one text.</param>
    public string For(string question) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Key()},{Seal(Key(), question)}"));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="ArgumentException">It is none of this question's.</exception>
    public static ListCursor Read(string text, string question) =>
        TryRead(text, question, out var cursor) ? cursor : throw new ArgumentException(Expectation, nameof(text));

    private static bool TryRead(string text, string question, [NotNullWhen(true)] out ListCursor? cursor)
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

        var read = new ListCursor(new(microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), number);
        if (read.For(question) != text)
        {
            return false;
        }

        cursor = read;
        return true;
    }

    private static string Seal(string key, string question) =>
        Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes($"{key}\n{question}")));

    private string Key() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks / TimeSpan.TicksPerMicrosecond},{Number}");
}
