using GridOrleans.Grids;
using GridOrleans.Journal;
using Npgsql;
using NpgsqlTypes;

namespace GridOrleans.Reading;

/// <summary>The read model in the journal's own database.</summary>
/// <remarks>
/// The projection's lock is the session's, and the projection works on that session alone: whoever loses the session
/// loses the lock and what was not committed, together.
/// </remarks>
internal sealed class PostgresReadModel(NpgsqlDataSource database) : IReadModel
{
    // Any number does, as long as every release uses the same one.
    private const long ProjectionLock = 0x6772_6964_7265_6164;

    private NpgsqlConnection? _leading;

    private NpgsqlConnection Leading =>
        _leading ?? throw new InvalidOperationException("Only the process that leads may project.");

    public async Task<bool> Lead(CancellationToken cancellationToken)
    {
        if (_leading is { State: System.Data.ConnectionState.Open })
        {
            return true;
        }

        await Resign();
        var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", ProjectionLock);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            await connection.DisposeAsync();
            return false;
        }

        _leading = connection;
        return true;
    }

    public async Task<IReadOnlyList<StreamRange>> Behind(string last, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadModelSql.Behind(head: "head"), Leading);
        command.Parameters.AddWithValue("last", last);
        command.Parameters.AddWithValue("limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadModelSql.Ranges(reader, cancellationToken);
    }

    public async Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> Read(
        IReadOnlyList<StreamRange> ranges,
        CancellationToken cancellationToken)
    {
        // The ORDER BY inside keeps the planner at one index range per stream.
        await using var command = new NpgsqlCommand(
            """
            SELECT w.place, e.version, e.at, e.command_id, e.kind, e.payload, e.hash
            FROM unnest(@streams, @after, @upto) WITH ORDINALITY AS w (stream, after, upto, place)
            CROSS JOIN LATERAL (
                SELECT * FROM entry
                WHERE entry.stream = w.stream AND entry.version > w.after AND entry.version <= w.upto
                ORDER BY entry.version
            ) AS e
            """,
            Leading);
        command.Parameters.AddWithValue("streams", ranges.Select(range => range.Stream).ToArray());
        command.Parameters.AddWithValue("after", ranges.Select(range => range.After).ToArray());
        command.Parameters.AddWithValue("upto", ranges.Select(range => range.UpTo).ToArray());
        var entries = ranges.Select(_ => new List<JournalEntry>()).ToArray();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries[reader.GetInt64(0) - 1].Add(new(
                reader.GetInt64(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetFieldValue<byte[]>(5),
                reader.GetFieldValue<byte[]>(6)));
        }

        return entries;
    }

    public async Task<IReadOnlyList<IGridFile>> Find(
        IReadOnlyCollection<FileId> ids,
        CancellationToken cancellationToken)
    {
        var found = new List<IGridFile>(ids.Count);
        foreach (var table in ids.GroupBy(id => id.Table, id => id.ToString()))
        {
            await using var command = new NpgsqlCommand(
                $"SELECT state FROM {table.Key.Name} WHERE number = ANY(@numbers)",
                Leading);
            command.Parameters.AddWithValue("numbers", table.ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            found.AddRange(await ReadModelSql.States(table.Key, reader, cancellationToken));
        }

        return found;
    }

    public async Task<bool> Write(IReadOnlyList<ProjectedStream> batch, CancellationToken cancellationToken)
    {
        await using var transaction = await Leading.BeginTransactionAsync(cancellationToken);
        if (!await Advance(batch, cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return false;
        }

        foreach (var table in batch.SelectMany(stream => stream.Changed).GroupBy(FileTable.Of))
        {
            await Replace(table.Key, [.. table], cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // 22: the value does not fit its type; 23: a constraint stands against it; XX001, XX002: the page is corrupt.
    public bool IsDamage(Exception failure) =>
        failure is PostgresException { SqlState: ['2', '2' or '3', ..] or "XX001" or "XX002" }
        || ReadModelSql.IsDamage(failure);

    public async Task ForgetTroubles(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.ForgetTroubles);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task Clear(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"TRUNCATE projected, {string.Join(", ", FileTable.All.Select(table => table.Name))}");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<ProjectionLag> Lag(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.Lag(head: "head"));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadModelSql.Lag(reader, cancellationToken);
    }

    public async Task<DateTimeOffset?> OldestPending(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.OldestPending(head: "head", entry: "entry"));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(0, cancellationToken)
            ? reader.GetFieldValue<DateTimeOffset>(0)
            : null;
    }

    public async Task<StreamRows> Rows(FileTable table, string stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.Rows(table));
        command.Parameters.AddWithValue("stream", stream);
        command.Parameters.AddWithValue("first", Subtree.First(stream[GridStream.Prefix.Length..]));
        command.Parameters.AddWithValue("end", Subtree.End(stream[GridStream.Prefix.Length..]));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadModelSql.StreamRows(table, reader, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> Streams(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.Streams);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadModelSql.Texts(reader, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> Headless(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadModelSql.Headless(head: "head", entry: "entry"));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadModelSql.Texts(reader, cancellationToken);
    }

    public bool Same(object? folded, object? stored) => (folded, stored) switch
    {
        (DateTimeOffset expected, DateTime actual) => expected.UtcDateTime == actual,
        _ => Equals(folded, stored),
    };

    public async ValueTask DisposeAsync()
    {
        if (_leading is { State: System.Data.ConnectionState.Open } connection)
        {
            // A pooled session outlives its connection object, and its locks with it.
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(@key)", connection);
            command.Parameters.AddWithValue("key", ProjectionLock);
            await command.ExecuteNonQueryAsync();
        }

        await Resign();
    }

    private async Task Resign()
    {
        if (_leading is { } connection)
        {
            _leading = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<bool> Advance(IReadOnlyList<ProjectedStream> batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO projected (stream, version, hash)
            SELECT w.stream, 0, w.start FROM unnest(@streams, @after, @starts) AS w (stream, after, start)
            WHERE w.after = 0
            ON CONFLICT DO NOTHING;
            """,
            Leading);
        command.Parameters.AddWithValue("streams", batch.Select(stream => stream.Range.Stream).ToArray());
        command.Parameters.AddWithValue("after", batch.Select(stream => stream.Range.After).ToArray());
        command.Parameters.AddWithValue("starts", batch.Select(stream => stream.Range.Hash).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);

        command.CommandText =
            """
            UPDATE projected AS p SET version = w.version, hash = w.hash, trouble = w.trouble
            FROM unnest(@streams, @after, @versions, @hashes, @troubles) AS w (stream, after, version, hash, trouble)
            WHERE p.stream = w.stream AND p.version = w.after
            """;
        command.Parameters.AddWithValue("versions", batch.Select(stream => stream.Version).ToArray());
        command.Parameters.AddWithValue("hashes", batch.Select(stream => stream.Hash).ToArray());
        command.Parameters.Add(new("troubles", NpgsqlDbType.Array | NpgsqlDbType.Text)
        {
            Value = batch.Select(stream => stream.Trouble).ToArray(),
        });
        return await command.ExecuteNonQueryAsync(cancellationToken) == batch.Count;
    }

    // Deleting and copying costs no more than updating: every update would touch both indexes anyway.
    private async Task Replace(
        FileTable table,
        IReadOnlyList<IGridFile> files,
        CancellationToken cancellationToken)
    {
        await using var delete = new NpgsqlCommand($"DELETE FROM {table.Name} WHERE number = ANY(@numbers)", Leading);
        delete.Parameters.AddWithValue("numbers", files.Select(file => FileId.Of(file).ToString()).ToArray());
        await delete.ExecuteNonQueryAsync(cancellationToken);

        await using var copy = await Leading.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.Names}) FROM STDIN (FORMAT binary)",
            cancellationToken);
        foreach (var file in files)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
            {
                if (column.Value(file) is { } value)
                {
                    await copy.WriteAsync(value, column.Type, cancellationToken);
                    continue;
                }

                await copy.WriteNullAsync(cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
