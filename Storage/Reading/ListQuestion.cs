using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>What lists of every kind are asked for alike.</summary>
/// <param name="Table">The table.</param>
/// <param name="Unit">The unit whose subtree is listed.</param>
/// <param name="Text">A text that the file's text contains.</param>
/// <param name="UpdatedSince">Changed at this instant or later.</param>
/// <param name="Cursor">Where the page before ended; null for the first.</param>
/// <param name="Limit">How many files at most.</param>
internal sealed record ListQuestion(
    FileTable Table,
    UnitCode Unit,
    string? Text,
    DateTimeOffset? UpdatedSince,
    string? Cursor,
    int Limit)
{
    private const int LimitMax = 500;
    private const int TextMax = 100;

    /// <summary>The filters that only this kind of list has, as one text.</summary>
    public required string Filters { get; init; }

    /// <summary>Everything but cursor and limit, as one text: what a cursor is sealed with.</summary>
    public string Seal => string.Create(
        CultureInfo.InvariantCulture,
        $"{Table.Name}\n{Unit}\n{Filters}\n{Text}\n{UpdatedSince?.UtcTicks}");

    /// <summary>Codes as one text, whatever their order.</summary>
    public static string Codes<T>(ImmutableArray<T> codes) =>
        codes.IsDefaultOrEmpty ? "" : string.Join(',', codes.Order());

    /// <summary>The place where the page before ended, if there was one.</summary>
    /// <exception cref="ArgumentException">The question cannot be answered; the message says why.</exception>
    public ListCursor? Checked()
    {
        if (Limit is < 1 or > LimitMax)
        {
            throw new ArgumentException($"The limit is {Limit}; 1 to {LimitMax} is expected.", nameof(Limit));
        }

        if (Text is { Length: 0 or > TextMax } || Text?.Contains('\0', StringComparison.Ordinal) is true)
        {
            throw new ArgumentException(
                $"The text to look for has {Text.Length} characters; 1 to {TextMax} are expected, none of them U+0000.",
                nameof(Text));
        }

        return Cursor is null ? null : ListCursor.Read(Cursor, Seal);
    }
}
