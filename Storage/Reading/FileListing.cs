using Dapper;
using GridOrleans.Grids;

namespace GridOrleans.Reading;

/// <summary>Answers lists of files from the read model, whatever their kind.</summary>
/// <remarks>
/// The latest change comes first. With <see cref="ListQuestion.UpdatedSince"/> the oldest change comes first, so that
/// whoever follows the changes meets a file that changes meanwhile once more at the end, and misses none.
/// </remarks>
internal abstract class FileListing(ListingDialect dialect, IReadModel model, TimeProvider clock)
{
    // Finding the oldest entry behind costs more than a page.
    private static readonly TimeSpan HorizonAge = TimeSpan.FromMilliseconds(500);

    private volatile Horizon? _horizon;

    /// <summary>Where the engines differ.</summary>
    protected ListingDialect Dialect => dialect;

    /// <summary>The machine's clock.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>One page.</summary>
    /// <param name="question">The question.</param>
    /// <param name="narrow">Adds the filters that only this kind of list has, as of an instant.</param>
    /// <param name="sortKey">When a file changed, and its number.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The question cannot be answered; the message says why.</exception>
    protected async Task<FilePage<TFile>> Page<TFile>(
        ListQuestion question,
        Action<ListSql, DateTimeOffset> narrow,
        Func<TFile, ListCursor> sortKey,
        CancellationToken cancellationToken)
        where TFile : class, IGridFile
    {
        var cursor = question.Checked();
        var now = clock.GetUtcNow();

        // Before the rows are read: what is missing in them may only be younger.
        var asOf = await AsOf(now, cancellationToken);
        var statement = new ListSql(dialect, question);
        narrow(statement, now);
        var (sql, parameters) = statement.Page(cursor);
        await using var connection = await dialect.Source.OpenConnectionAsync(cancellationToken);
        var states = await connection.QueryAsync<string>(
            new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

        var files = states.Select(question.Table.FromJson).OfType<TFile>().ToList();
        var page = files.Take(question.Limit).ToList();
        var next = files.Count > question.Limit ? sortKey(page[^1]).For(question.Seal) : null;
        return new(page, next, asOf, now);
    }

    /// <summary>How far the read model had come: younger changes may be missing in what is read afterwards.</summary>
    protected async Task<DateTimeOffset> AsOf(DateTimeOffset now, CancellationToken cancellationToken)
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

/// <summary>One page of files.</summary>
/// <param name="Files">The files.</param>
/// <param name="NextCursor">Where the next page begins; null when this is the last.</param>
/// <param name="AsOf">How far the read model had come.</param>
/// <param name="Now">When it was asked.</param>
internal sealed record FilePage<TFile>(
    IReadOnlyList<TFile> Files,
    string? NextCursor,
    DateTimeOffset AsOf,
    DateTimeOffset Now);
