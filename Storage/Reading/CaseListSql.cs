using Dapper;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>A list's statement, with its parameters.</summary>
internal sealed class CaseListSql(ListingDialect dialect)
{
    private const string OverdueNow =
        "(step <> 'archived' AND suspended_at IS NULL AND due IS NOT NULL AND due < @now)";

    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _parameters = new();

    /// <summary>Writes the statement for a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="now">Against which deadlines are held.</param>
    public (string Sql, DynamicParameters Parameters) For(CaseQuery query, CaseCursor? cursor, DateTimeOffset now)
    {
        _parameters.Add("now", dialect.Instant(now));
        var number = query.Unit.Level <= UnitLevel.District ? dialect.WideNumber : "number";
        And($"{number} >= @first", ("first", Subtree.First(query.Unit.ToString())));
        And($"{number} < @end", ("end", Subtree.End(query.Unit.ToString())));
        Narrow(query);

        var oldestFirst = query.UpdatedSince is not null;
        if (cursor is not null)
        {
            And(
                $"(updated_at, number) {(oldestFirst ? ">" : "<")} (@cursorAt, @cursorNumber)",
                ("cursorAt", dialect.Instant(cursor.At)),
                ("cursorNumber", cursor.Number));
        }

        // One more than asked for says whether there is another page.
        _parameters.Add("limit", query.Limit + 1);
        var order = oldestFirst ? "updated_at, number" : "updated_at DESC, number DESC";
        return (
            $"""
            SELECT state FROM case_file WHERE {string.Join(" AND ", _conditions)} ORDER BY {order} LIMIT @limit
            """,
            _parameters);
    }

    private void Narrow(CaseQuery query)
    {
        if (!query.Steps.IsDefaultOrEmpty)
        {
            And($"step IN ({Quoted(query.Steps.Select(EnumText<CaseStep>.Of))})");
        }

        // Said outright, so that the planner sees that the index of the open cases will do.
        if (query.Overdue is true || (!query.Steps.IsDefaultOrEmpty && !query.Steps.Contains(CaseStep.Archived)))
        {
            And("step <> 'archived'");
        }

        if (!query.Severities.IsDefaultOrEmpty)
        {
            And($"severity IN ({Quoted(query.Severities.Select(EnumText<Severity>.Of))})");
        }

        if (query.Item is { } item)
        {
            And("item = @item", ("item", item));
        }

        if (query.Overdue is { } overdue)
        {
            And(overdue ? OverdueNow : $"NOT {OverdueNow}");
        }

        if (query.Text is { } text)
        {
            And(
                $"(text {dialect.Like} @pattern ESCAPE '!' OR address {dialect.Like} @pattern ESCAPE '!')",
                ("pattern", $"%{Literal(text)}%"));
        }

        if (query.UpdatedSince is { } since)
        {
            And("updated_at >= @since", ("since", dialect.Instant(since)));
        }
    }

    // Our own codes, never the caller's text.
    private static string Quoted(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => $"'{code}'"));

    private static string Literal(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);

    private void And(string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        _conditions.Add(condition);
        foreach (var (name, value) in parameters)
        {
            _parameters.Add(name, value);
        }
    }
}
