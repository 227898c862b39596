using Dapper;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>A list's statement, with its parameters.</summary>
internal sealed class ListSql
{
    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _parameters = new();
    private readonly ListingDialect _dialect;
    private readonly ListQuestion _question;

    /// <summary>Begins the statement with what lists of every kind are asked for.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="question">The question.</param>
    public ListSql(ListingDialect dialect, ListQuestion question)
    {
        (_dialect, _question) = (dialect, question);
        var number = question.Unit.Level <= UnitLevel.District ? dialect.WideNumber : "number";
        And($"{number} >= @first", ("first", Subtree.First(question.Unit.ToString())));
        And($"{number} < @end", ("end", Subtree.End(question.Unit.ToString())));
        if (question.Text is { } text)
        {
            And(
                $"(text {dialect.Like} @pattern ESCAPE '!' OR address {dialect.Like} @pattern ESCAPE '!')",
                ("pattern", $"%{Literal(text)}%"));
        }

        if (question.UpdatedSince is { } since)
        {
            And("updated_at >= @since", ("since", dialect.Instant(since)));
        }
    }

    /// <summary>Narrows the list to rows with one of these codes; an empty list of codes narrows nothing.</summary>
    public void AndOneOf<T>(string column, IReadOnlyCollection<T> codes)
        where T : struct, Enum
    {
        // Our own codes, never the caller's text.
        if (codes.Count > 0)
        {
            And($"{column} IN ({string.Join(", ", codes.Select(code => $"'{EnumText<T>.Of(code)}'"))})");
        }
    }

    /// <summary>Narrows the list.</summary>
    public void And(string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        _conditions.Add(condition);
        foreach (var (name, value) in parameters)
        {
            _parameters.Add(name, value);
        }
    }

    /// <summary>An instant as the columns hold it.</summary>
    public object Instant(DateTimeOffset at) => _dialect.Instant(at);

    /// <summary>Ends the statement: the page behind a cursor.</summary>
    public (string Sql, DynamicParameters Parameters) Page(ListCursor? cursor)
    {
        var oldestFirst = _question.UpdatedSince is not null;
        if (cursor is not null)
        {
            And(
                $"(updated_at, number) {(oldestFirst ? ">" : "<")} (@cursorAt, @cursorNumber)",
                ("cursorAt", _dialect.Instant(cursor.At)),
                ("cursorNumber", cursor.Number));
        }

        // One more than asked for says whether there is another page.
        _parameters.Add("limit", _question.Limit + 1);
        var order = oldestFirst ? "updated_at, number" : "updated_at DESC, number DESC";
        return (
            $"""
            SELECT state FROM {_question.Table.Name} WHERE {string.Join(" AND ", _conditions)}
            ORDER BY {order} LIMIT @limit
            """,
            _parameters);
    }

    private static string Literal(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);
}
