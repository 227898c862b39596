using System.Data.Common;
using System.Globalization;
using System.Text;
using GridOrleans.Grids;
using GridOrleans.Journal;
using Microsoft.Data.Sqlite;

namespace GridOrleans.Reading;

/// <summary>The read model in a file of its own, beside the journal's, which it only reads.</summary>
/// <remarks>
/// SQLite serves one process, so there is no lock to win: the positions alone keep a second projector from doubling
/// anything. The projection has its own connection, so that nobody waits for its batches.
/// </remarks>
internal sealed class SqliteReadModel(SqliteFiles files) : IReadModel
{
    private const string Head = "journal.head";
    private const string Entry = "journal.entry";
    private const int ConstraintViolated = 19;
    private const int TooBig = 18;
    private const int Mismatch = 20;

    private readonly SqliteSeat _projection = new(files);
    private readonly SqliteSeat _readers = new(files);

    /// <summary>An instant as the columns hold it: it sorts as it is.</summary>
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    public Task<bool> Lead(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<IReadOnlyList<StreamRange>> Behind(string last, int limit, CancellationToken cancellationToken) =>
        Query(
            _projection,
            ReadModelSql.Behind(Head),
            [("@last", last), ("@limit", limit)],
            ReadModelSql.Ranges,
            cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> Read(
        IReadOnlyList<StreamRange> ranges,
        CancellationToken cancellationToken) => _projection.Use(
            async connection =>
            {
                var entries = new List<IReadOnlyList<JournalEntry>>(ranges.Count);
                await using var command = Command(
                    connection,
                    $"""
                    SELECT version, at, command_id, kind, payload, hash FROM {Entry}
                    WHERE stream = @stream AND version > @after AND version <= @upto ORDER BY version
                    """,
                    [("@stream", ""), ("@after", 0L), ("@upto", 0L)]);
                foreach (var range in ranges)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    command.Parameters[0].Value = range.Stream;
                    command.Parameters[1].Value = range.After;
                    command.Parameters[2].Value = range.UpTo;
                    entries.Add(Entries(command));
                }

                return (IReadOnlyList<IReadOnlyList<JournalEntry>>)entries;
            },
            cancellationToken);

    public async Task<IReadOnlyList<IGridFile>> Find(
        IReadOnlyCollection<FileId> ids,
        CancellationToken cancellationToken)
    {
        var found = new List<IGridFile>(ids.Count);
        foreach (var table in ids.GroupBy(id => id.Table))
        {
            found.AddRange(await Query(
                _projection,
                $"SELECT state FROM {table.Key.Name} WHERE number IN (SELECT value FROM json_each(@numbers))",
                [("@numbers", $"[{string.Join(',', table.Select(id => $"\"{id}\""))}]")],
                (reader, cancel) => ReadModelSql.States(table.Key, reader, cancel),
                cancellationToken));
        }

        return found;
    }

    public Task<bool> Write(IReadOnlyList<ProjectedStream> batch, CancellationToken cancellationToken) =>
        _projection.Use(
            connection =>
            {
                // Deferred: an immediate transaction would lock the attached journal as well.
                using var transaction = connection.BeginTransaction(deferred: true);
                if (!Advance(connection, batch))
                {
                    return Task.FromResult(false);
                }

                foreach (var table in batch.SelectMany(stream => stream.Changed).GroupBy(FileTable.Of))
                {
                    Replace(connection, table.Key, table);
                }

                transaction.Commit();
                return Task.FromResult(true);
            },
            cancellationToken);

    public bool IsDamage(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: ConstraintViolated or TooBig or Mismatch }
        || ReadModelSql.IsDamage(failure);

    public Task ForgetTroubles(CancellationToken cancellationToken) =>
        Execute(ReadModelSql.ForgetTroubles, cancellationToken);

    public Task Clear(CancellationToken cancellationToken) => _readers.Use(
        connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            foreach (var table in FileTable.All.Select(table => table.Name).Append("projected"))
            {
                using var command = Command(connection, $"DELETE FROM main.{table}", []);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            return Task.FromResult(true);
        },
        cancellationToken);

    public Task<ProjectionLag> Lag(CancellationToken cancellationToken) =>
        Query(_readers, ReadModelSql.Lag(Head), [], ReadModelSql.Lag, cancellationToken);

    public Task<DateTimeOffset?> OldestPending(CancellationToken cancellationToken) => Query<DateTimeOffset?>(
        _readers,
        ReadModelSql.OldestPending(Head, Entry),
        [],
        async (reader, cancel) => await reader.ReadAsync(cancel) && !reader.IsDBNull(0)
            ? SqliteInstant.Of(reader.GetInt64(0))
            : null,
        cancellationToken);

    public Task<StreamRows> Rows(FileTable table, string stream, CancellationToken cancellationToken)
    {
        var grid = stream[GridStream.Prefix.Length..];
        return Query(
            _readers,
            ReadModelSql.Rows(table),
            [("@stream", stream), ("@first", Subtree.First(grid)), ("@end", Subtree.End(grid))],
            (reader, cancel) => ReadModelSql.StreamRows(table, reader, cancel),
            cancellationToken);
    }

    public Task<IReadOnlyList<string>> Streams(CancellationToken cancellationToken) =>
        Query(_readers, ReadModelSql.Streams, [], ReadModelSql.Texts, cancellationToken);

    public Task<IReadOnlyList<string>> Headless(CancellationToken cancellationToken) =>
        Query(_readers, ReadModelSql.Headless(Head, Entry), [], ReadModelSql.Texts, cancellationToken);

    public bool Same(object? folded, object? stored) => Equals(Stored(folded), stored);

    public ValueTask DisposeAsync()
    {
        _projection.Dispose();
        _readers.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool Advance(SqliteConnection connection, IReadOnlyList<ProjectedStream> batch)
    {
        using var begin = Command(
            connection,
            "INSERT OR IGNORE INTO main.projected (stream, version, hash) VALUES (@stream, 0, @hash)",
            [("@stream", ""), ("@hash", Array.Empty<byte>())]);
        using var advance = Command(
            connection,
            """
            UPDATE main.projected SET version = @version, hash = @hash, trouble = @trouble
            WHERE stream = @stream AND version = @after
            """,
            [("@version", 0L), ("@hash", Array.Empty<byte>()), ("@trouble", ""), ("@stream", ""), ("@after", 0L)]);
        foreach (var stream in batch)
        {
            if (stream.Range.After == 0)
            {
                Execute(begin, [stream.Range.Stream, stream.Range.Hash]);
            }

            object?[] values = [stream.Version, stream.Hash, stream.Trouble, stream.Range.Stream, stream.Range.After];
            if (Execute(advance, values) != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static void Replace(SqliteConnection connection, FileTable table, IEnumerable<IGridFile> files)
    {
        using var replace = Command(
            connection,
            $"""
            INSERT OR REPLACE INTO main.{table.Name} ({table.Names})
            VALUES ({string.Join(", ", table.Columns.Select(column => "@" + column.Name))})
            """,
            [.. table.Columns.Select(column => ("@" + column.Name, (object?)null))]);
        foreach (var file in files)
        {
            Execute(replace, [.. table.Columns.Select(column => Stored(column.Value(file)))]);
        }
    }

    private static List<JournalEntry> Entries(SqliteCommand command)
    {
        var entries = new List<JournalEntry>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            entries.Add(new(
                reader.GetInt64(0),
                SqliteInstant.Of(reader.GetInt64(1)),
                reader.GetString(2),
                reader.GetString(3),
                Encoding.UTF8.GetBytes(reader.GetString(4)),
                reader.GetFieldValue<byte[]>(5)));
        }

        return entries;
    }

    private static object? Stored(object? value) => value switch
    {
        bool holds => holds ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset at => Text(at),
        _ => value,
    };

    private static SqliteCommand Command(
        SqliteConnection connection,
        string sql,
        ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static int Execute(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private static Task<T> Query<T>(
        SqliteSeat seat,
        string sql,
        (string Name, object? Value)[] parameters,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) => seat.Use(
            async connection =>
            {
                await using var command = Command(connection, sql, parameters);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                return await read(reader, cancellationToken);
            },
            cancellationToken);

    private Task<int> Execute(string sql, CancellationToken cancellationToken) => _readers.Use(
        async connection =>
        {
            await using var command = Command(connection, sql, []);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);
}
