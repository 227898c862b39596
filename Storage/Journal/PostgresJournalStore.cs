using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace GridOrleans.Journal;

/// <summary>
/// The journal in PostgreSQL: one statement, and so one round trip and one commit, for a whole batch.
/// </summary>
/// <param name="source">For everything but appending.</param>
/// <param name="writing">For appending alone, with a few connections.</param>
internal sealed class PostgresJournalStore(NpgsqlDataSource source, NpgsqlDataSource writing) : IJournalStore
{
    /// <summary>
    /// Connections that append at most: one for each writer, and as many again while broken ones are being closed.
    /// </summary>
    internal const int ConnectionsMax = 2 * WritersBest;

    /// <summary>How many rows are read at a time, so that a slow reader holds no connection meanwhile.</summary>
    internal const int Page = 1_000;

    private const int WritersBest = 2;

    // After a deadlock the server has undone everything; both sides meeting again and again would be a bug elsewhere.
    private const int MaxAttempts = 3;

    // IS TRUE keeps the planner from turning IN into a join whose size it cannot guess: this way it is one hash table.
    private const string AppendSql =
        """
        WITH passed AS (
            UPDATE head
            SET version = a.last, hash = a.hash
            FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS a (stream, epoch, after, last, hash, place)
            WHERE head.stream = a.stream AND head.epoch = a.epoch AND head.version = a.after
            RETURNING head.stream, a.place),
        stored AS (
            INSERT INTO entry (stream, version, at, command_id, kind, payload, hash)
            SELECT stream, version, at, command_id, kind, payload, hash
            FROM unnest($6, $7, $8, $9, $10, $11, $12) AS e (stream, version, at, command_id, kind, payload, hash)
            WHERE (stream IN (SELECT stream FROM passed)) IS TRUE)
        SELECT place FROM passed
        """;

    // A stream that is named several times is raised as often: each of its openers gets an epoch of its own.
    private const string OpenSql =
        """
        INSERT INTO head (stream, epoch, version, hash)
        SELECT stream, count(*), 0, $2
        FROM unnest($1) AS s (stream)
        GROUP BY stream
        ORDER BY stream
        ON CONFLICT (stream) DO UPDATE SET epoch = head.epoch + excluded.epoch
        RETURNING stream, epoch, version, hash
        """;

    private const string ReadBackSql =
        """
        SELECT stream, epoch, version, hash FROM head
        WHERE stream = ANY ($1)
        ORDER BY stream
        FOR UPDATE
        """;

    private const string ReadSql =
        """
        SELECT version, at, command_id, kind, payload, hash FROM entry
        WHERE stream = $1 AND version > $2
        ORDER BY version
        LIMIT $3
        """;

    private const string ReadVersionsSql =
        """
        SELECT version, at, command_id, kind, payload, hash FROM entry
        WHERE stream = $1 AND version = ANY ($2)
        ORDER BY version
        """;

    private const string HeadsSql =
        """
        SELECT stream, epoch, version, hash FROM head
        WHERE stream >= $1 AND stream > $2 AND stream <= $3
        ORDER BY stream
        LIMIT $4
        """;

    /// <inheritdoc/>
    public int Writers => WritersBest;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamHead>> Open(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken)
    {
        var names = streams.ToArray();
        var raised = await Undeadlocked(() => Query(OpenSql, Head, cancellationToken, names, HashChain.Start));
        var newest = raised.ToDictionary(head => head.Stream, StringComparer.Ordinal);
        var heads = new StreamHead[streams.Count];
        for (var i = heads.Length - 1; i >= 0; i--)
        {
            heads[i] = newest[streams[i]];
            newest[streams[i]] = heads[i] with { Epoch = heads[i].Epoch - 1 };
        }

        return heads;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<bool>> Append(
        IReadOnlyList<StreamAppend> batch,
        CancellationToken cancellationToken)
    {
        var rows = AppendColumns.From(batch);
        var places = await Undeadlocked(() => Query(
            AppendSql,
            reader => reader.GetInt64(0),
            cancellationToken,
            rows.Streams,
            rows.Epochs,
            rows.Afters,
            rows.LastVersions,
            rows.LastHashes,
            rows.EntryStreams,
            rows.Versions,
            rows.Instants,
            rows.CommandIds,
            rows.Kinds,
            new NpgsqlParameter<byte[][]>
            {
                TypedValue = rows.Payloads,
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            },
            rows.Hashes));
        var passed = new bool[batch.Count];
        foreach (var place in places)
        {
            passed[rows.Order[(int)place - 1]] = true;
        }

        return passed;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamHead>> ReadBack(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken) =>
        await Undeadlocked(() => Query(ReadBackSql, Head, cancellationToken, [streams.ToArray()]));

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<JournalEntry> page;
        do
        {
            page = await Query(ReadSql, Entry, cancellationToken, stream, after, Page);
            foreach (var entry in page)
            {
                after = entry.Version;
                yield return entry;
            }
        }
        while (page.Count == Page);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken) =>
        await Query(ReadVersionsSql, Entry, cancellationToken, stream, versions.ToArray());

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamHead> Heads(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<StreamHead> page;
        do
        {
            page = await Query(HeadsSql, Head, cancellationToken, prefix, after, StreamNames.Last(prefix), Page);
            foreach (var head in page)
            {
                after = head.Stream;
                yield return head;
            }
        }
        while (page.Count == Page);
    }

    private async Task<List<T>> Query<T>(
        string sql,
        Func<NpgsqlDataReader, T> row,
        CancellationToken cancellationToken,
        params object[] parameters)
    {
        var pool = sql == AppendSql ? writing : source;
        await using var connection = await pool.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        // Once per connection of the pool; after that it costs no round trip.
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static async Task<T> Undeadlocked<T>(Func<Task<T>> statement)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await statement();
            }
            catch (PostgresException loser) when (attempt < MaxAttempts && IsUndone(loser))
            {
                // The server chose this transaction to give way, and nothing of it happened: once more.
            }
        }
    }

    private static bool IsUndone(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private static StreamHead Head(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3));

    private static JournalEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<DateTimeOffset>(1),
        row.GetString(2),
        row.GetString(3),
        row.GetFieldValue<byte[]>(4),
        row.GetFieldValue<byte[]>(5));
}
