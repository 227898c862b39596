using Microsoft.Data.Sqlite;

namespace GridOrleans.Journal;

/// <summary>The writer's connection with its statements, prepared once. Used by one thread.</summary>
internal sealed class SqliteJournalSession : IDisposable
{
    // The hot ends of some thousand streams stay in memory (64 MiB), and the log is copied back every 32 MiB (8,000
    // pages
    // of 4 KiB) instead of every 4, which writes a page that changes often fewer times.
    private const string Settings = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _raise;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _touch;

    /// <summary>Opens the connection.</summary>
    public SqliteJournalSession(SqliteFile file)
    {
        _connection = file.OpenAlone(Settings);
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _raise = Command(
            """
            INSERT INTO head (stream, epoch, version, hash) VALUES (@stream, 1, 0, @hash)
            ON CONFLICT (stream) DO UPDATE SET epoch = epoch + 1
            RETURNING stream, epoch, version, hash
            """,
            "@stream",
            "@hash");
        _find = Command("SELECT stream, epoch, version, hash FROM head WHERE stream = @stream", "@stream");
        _advance = Command(
            """
            UPDATE head SET version = @version, hash = @hash
            WHERE stream = @stream AND epoch = @epoch AND version = @after
            """,
            "@version",
            "@hash",
            "@stream",
            "@epoch",
            "@after");
        _insert = Command(
            """
            INSERT INTO entry (stream, version, at, command_id, kind, payload, hash)
            VALUES (@stream, @version, @at, @command_id, @kind, CAST(@payload AS TEXT), @hash)
            """,
            "@stream",
            "@version",
            "@at",
            "@command_id",
            "@kind",
            "@payload",
            "@hash");
        // Changes nothing, and is written like a change.
        _touch = Command("UPDATE head SET epoch = epoch WHERE stream = (SELECT stream FROM head LIMIT 1)");
    }

    /// <inheritdoc cref="IJournalStore.Open"/>
    public IReadOnlyList<StreamHead> Open(IReadOnlyList<string> streams) => InTransaction(() =>
    {
        var heads = new List<StreamHead>(streams.Count);
        foreach (var stream in streams)
        {
            Set(_raise, stream, HashChain.Start);
            heads.AddRange(Heads(_raise));
        }

        return heads;
    });

    /// <inheritdoc cref="IJournalStore.Append"/>
    public IReadOnlyList<bool> Append(IReadOnlyList<StreamAppend> batch) => InTransaction(() =>
    {
        var passed = new bool[batch.Count];
        for (var i = 0; i < passed.Length; i++)
        {
            passed[i] = Append(batch[i]);
        }

        return passed;
    });

    /// <inheritdoc cref="IJournalStore.ReadBack"/>
    public IReadOnlyList<StreamHead> ReadBack(IReadOnlyList<string> streams) => InTransaction(() =>
    {
        var heads = new List<StreamHead>(streams.Count);
        foreach (var stream in streams)
        {
            Set(_find, stream);
            heads.AddRange(Heads(_find));
        }

        return heads;
    });

    /// <inheritdoc cref="IJournalStore.Probe"/>
    public bool Probe() => InTransaction(() =>
    {
        _touch.ExecuteNonQuery();
        return true;
    });

    /// <summary>Reads a head from a row of stream, epoch, version and hash.</summary>
    public static StreamHead Head(SqliteDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3));

    /// <summary>Closes the connection; a transaction under way is undone.</summary>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _raise, _find, _advance, _insert, _touch])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static List<StreamHead> Heads(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var heads = new List<StreamHead>(1);
        while (reader.Read())
        {
            heads.Add(Head(reader));
        }

        return heads;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private bool Append(StreamAppend append)
    {
        Set(_advance, append.Last.Version, append.Last.Hash, append.Stream, append.Epoch, append.After);
        if (_advance.ExecuteNonQuery() == 0)
        {
            return false;
        }

        foreach (var entry in append.Entries)
        {
            Set(
                _insert,
                append.Stream,
                entry.Version,
                SqliteInstant.From(entry.At),
                entry.CommandId,
                entry.Kind,
                AppendColumns.Bytes(entry.Payload),
                entry.Hash);
            _insert.ExecuteNonQuery();
        }

        return true;
    }

    private T InTransaction<T>(Func<T> work)
    {
        _begin.ExecuteNonQuery();
        var result = work();
        _commit.ExecuteNonQuery();
        return result;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
