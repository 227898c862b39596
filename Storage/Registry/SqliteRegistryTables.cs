using Dapper;
using GridOrleans.Reading;
using Microsoft.Data.Sqlite;

namespace GridOrleans.Registry;

/// <summary>The registries' read model in the read model's file; the journal's is only read.</summary>
/// <remarks>SQLite serves one process: the positions alone keep a second projector from doubling anything.</remarks>
internal sealed class SqliteRegistryTables(SqliteFiles files) : IRegistryTables
{
    private readonly SqliteSeat _seat = new(files);

    public Task<bool> Lead(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<IReadOnlyList<StreamRange>> Behind(int limit, CancellationToken cancellationToken) => _seat.Use(
        async connection => (IReadOnlyList<StreamRange>)
            [.. (await connection.QueryAsync<BehindRow>(RegistrySql.Behind("journal.head"), new { limit }))
                .Select(row => row.Range)],
        cancellationToken);

    public Task<bool> Write(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken) => _seat.Use(
        async connection =>
        {
            // Deferred: an immediate transaction would lock the attached journal as well.
            await using var transaction = connection.BeginTransaction(deferred: true);
            foreach (var stream in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await Advance(connection, stream))
                {
                    return false;
                }

                Replace(connection, stream);
                await Count(connection, stream);
                await Seal(connection, stream);
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    public Task Clear(CancellationToken cancellationToken) => _seat.Use(
        async connection =>
        {
            await using var transaction = connection.BeginTransaction(deferred: true);
            foreach (var table in RegistrySql.Tables)
            {
                await connection.ExecuteAsync($"DELETE FROM main.{table}");
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<RegistryPosition?> Position(string stream, CancellationToken cancellationToken) => _seat.Use(
        async connection =>
        {
            await using var transaction = connection.BeginTransaction(deferred: true);
            return await RegistryPositions.Read(connection, transaction, stream);
        },
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        _seat.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> Advance(SqliteConnection connection, ProjectedRegistry stream)
    {
        var row = new
        {
            stream.Range.Stream,
            stream.Range.After,
            Start = stream.Range.Hash,
            stream.Version,
            stream.Hash,
            stream.Trouble,
        };
        if (stream.IsFirst)
        {
            await connection.ExecuteAsync(
                "INSERT OR IGNORE INTO main.registry_projected (stream, version, hash) VALUES (@Stream, 0, @Start)",
                row);
        }

        return await connection.ExecuteAsync(
            """
            UPDATE main.registry_projected SET version = @Version, hash = @Hash, trouble = @Trouble
            WHERE stream = @Stream AND version = @After
            """,
            row) == 1;
    }

    // Prepared once for thousands of rows.
    private static void Replace(SqliteConnection connection, ProjectedRegistry stream)
    {
        using var delete = Command(
            connection, "DELETE FROM main.registry_record WHERE grid = @grid AND serial = @serial", "@grid", "@serial");
        using var replace = Command(
            connection,
            """
            INSERT OR REPLACE INTO main.registry_record (grid, serial, kind, name, address, mark, name_mark)
            VALUES (@grid, @serial, @kind, @name, @address, @mark, @name_mark)
            """,
            "@grid",
            "@serial",
            "@kind",
            "@name",
            "@address",
            "@mark",
            "@name_mark");
        var grid = stream.Grid.ToString();
        foreach (var (serial, record) in stream.Rows)
        {
            if (record is null)
            {
                Execute(delete, grid, serial);
                continue;
            }

            Execute(
                replace, grid, serial, record.Kind, record.Name, record.Address, record.Mark, record.NameMark);
        }
    }

    private static Task<int> Count(SqliteConnection connection, ProjectedRegistry stream) => connection.ExecuteAsync(
        """
        DELETE FROM main.registry_total WHERE grid = @grid;
        INSERT INTO main.registry_total (grid, kind, total)
        SELECT grid, kind, count(*) FROM main.registry_record WHERE grid = @grid GROUP BY grid, kind;
        """,
        new { grid = stream.Grid.ToString() });

    private static async Task Seal(SqliteConnection connection, ProjectedRegistry stream)
    {
        foreach (var (token, content) in stream.Sealed)
        {
            await connection.ExecuteAsync(
                content is null
                    ? "DELETE FROM main.registry_sealed WHERE token = @token"
                    : """
                    INSERT OR REPLACE INTO main.registry_sealed (token, grid, content)
                    VALUES (@token, @grid, @content)
                    """,
                new { token, grid = stream.Grid.ToString(), content });
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.AddWithValue(name, "");
        }

        return command;
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
