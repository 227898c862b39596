using Dapper;
using GridOrleans.Cases;

namespace GridOrleans.Reading;

/// <summary>Answers lists from the table <c>case_file</c>.</summary>
/// <remarks>
/// The latest change comes first. With <see cref="CaseQuery.UpdatedSince"/> the oldest change comes first, so that
/// whoever follows the changes meets a case that changes meanwhile once more at the end, and misses none.
/// </remarks>
internal sealed class CaseListing(ListingDialect dialect, IReadModel model, TimeProvider clock) : ICaseListing
{
    private const int LimitMax = 500;
    private const int TextMax = 100;

    // Finding the oldest entry behind costs more than a page.
    private static readonly TimeSpan HorizonAge = TimeSpan.FromMilliseconds(500);

    private volatile Horizon? _horizon;

    /// <inheritdoc/>
    public async Task<CasePage> List(CaseQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var cursor = query.Cursor is { } text ? CaseCursor.Read(text, query) : null;
        var now = clock.GetUtcNow();

        // Before the rows are read: what is missing in them may only be younger.
        var asOf = await AsOf(now, cancellationToken);
        var (sql, parameters) = new CaseListSql(dialect).For(query, cursor, now);
        await using var connection = await dialect.Source.OpenConnectionAsync(cancellationToken);
        var states = await connection.QueryAsync<string>(
            new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

        var files = states.Select(CaseColumns.FromJson).OfType<CaseState>().ToList();
        var more = files.Count > query.Limit;
        var page = files.Take(query.Limit).ToList();
        var next = more ? new CaseCursor(page[^1].UpdatedAt, page[^1].Number.ToString()).For(query) : null;
        return new([.. page.Select(file => Summary(file, now))], next, asOf);
    }

    private static CaseSummary Summary(CaseState file, DateTimeOffset now) => new(
        file.Number,
        file.Step,
        file.Finished,
        file.Severity,
        file.Item,
        CaseViews.Shortened(file.Text),
        file.Owner,
        file.Due,
        CaseViews.IsOverdue(file, now),
        file.ReportedAt,
        file.UpdatedAt,
        file.Outcome,
        file.Version);

    private static void Check(CaseQuery query)
    {
        if (query.Limit is < 1 or > LimitMax)
        {
            throw new ArgumentException($"The limit is {query.Limit}; 1 to {LimitMax} is expected.", nameof(query));
        }

        if (query.Text is { Length: 0 or > TextMax } || query.Text?.Contains('\0', StringComparison.Ordinal) is true)
        {
            throw new ArgumentException(
                $"The text to look for has {query.Text.Length} characters; 1 to {TextMax} are expected, "
                + "none of them U+0000.",
                nameof(query));
        }
    }

    private async Task<DateTimeOffset> AsOf(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_horizon is { } known && now - known.MeasuredAt < HorizonAge && now >= known.MeasuredAt)
        {
            return known.AsOf;
        }

        var pending = await model.OldestPending(cancellationToken);
        var asOf = pending < now ? pending.Value : now;
        _horizon = new(asOf, now);
        return asOf;
    }

    private sealed record Horizon(DateTimeOffset AsOf, DateTimeOffset MeasuredAt);
}
