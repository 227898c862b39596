using Dapper;
using GridOrleans.Reading;
using Npgsql;
using NpgsqlTypes;

namespace GridOrleans.Registry;

/// <summary>The registries' read model in the journal's own database.</summary>
/// <remarks>The lock of who projects is the session's, and the projection works on that session alone.</remarks>
internal sealed class PostgresRegistryTables(NpgsqlDataSource database) : IRegistryTables
{
    // Any number does, as long as every release uses the same one.
    private const long ProjectionLock = 0x6772_6964_7265_6773;

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
        if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(@ProjectionLock)", new
        {
            ProjectionLock,
        }))
        {
            await connection.DisposeAsync();
            return false;
        }

        _leading = connection;
        return true;
    }

    public async Task<IReadOnlyList<StreamRange>> Behind(int limit, CancellationToken cancellationToken) =>
        [.. (await Leading.QueryAsync<BehindRow>(new CommandDefinition(
            RegistrySql.Behind("head"), new { limit }, cancellationToken: cancellationToken)))
            .Select(row => row.Range)];

    public async Task<bool> Write(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        await using var transaction = await Leading.BeginTransactionAsync(cancellationToken);
        if (!await Advance(batch, cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return false;
        }

        await Delete(batch, cancellationToken);
        await CopyRecords(batch, cancellationToken);
        await Count(batch, cancellationToken);
        await Seal(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task Clear(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"TRUNCATE {string.Join(", ", RegistrySql.Tables)}");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<RegistryPosition?> Position(string stream, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return await RegistryPositions.Read(connection, transaction, stream);
    }

    public async ValueTask DisposeAsync()
    {
        if (_leading is { State: System.Data.ConnectionState.Open } connection)
        {
            // A pooled session outlives its connection object, and its locks with it.
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@ProjectionLock)", new { ProjectionLock });
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

    private async Task<bool> Advance(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO registry_projected (stream, version, hash)
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
            UPDATE registry_projected AS p SET version = w.version, hash = w.hash, trouble = w.trouble
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

    private async Task Delete(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        foreach (var stream in batch.Where(stream => !stream.IsFirst && stream.Rows.Count > 0))
        {
            await using var command = new NpgsqlCommand(
                "DELETE FROM registry_record WHERE grid = @grid AND serial = ANY (@serials)", Leading);
            command.Parameters.AddWithValue("grid", stream.Grid.ToString());
            command.Parameters.AddWithValue("serials", stream.Rows.Keys.ToArray());
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task CopyRecords(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        await using var copy = await Leading.BeginBinaryImportAsync(
            "COPY registry_record (grid, serial, kind, name, address, mark, name_mark) FROM STDIN (FORMAT binary)",
            cancellationToken);
        foreach (var stream in batch)
        {
            var grid = stream.Grid.ToString();
            foreach (var (serial, record) in stream.Rows)
            {
                if (record is null)
                {
                    continue;
                }

                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(grid, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(serial, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(record.Kind, NpgsqlDbType.Text, cancellationToken);
                await Text(copy, record.Name, cancellationToken);
                await Text(copy, record.Address, cancellationToken);
                await copy.WriteAsync(record.Mark, NpgsqlDbType.Bytea, cancellationToken);
                await (record.NameMark is null
                    ? copy.WriteNullAsync(cancellationToken)
                    : copy.WriteAsync(record.NameMark, NpgsqlDbType.Bytea, cancellationToken));
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static Task Text(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellationToken) =>
        text is null ? copy.WriteNullAsync(cancellationToken)
            : copy.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

    // Counted from the rows that are there now: exact whatever was replaced.
    private async Task Count(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        var grids = batch.Where(stream => stream.Rows.Count > 0).Select(stream => stream.Grid.ToString()).ToArray();
        await using var command = new NpgsqlCommand("DELETE FROM registry_total WHERE grid = ANY (@grids)", Leading);
        command.Parameters.AddWithValue("grids", grids);
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText =
            """
            INSERT INTO registry_total (grid, kind, total)
            SELECT grid, kind, count(*) FROM registry_record WHERE grid = ANY (@grids) GROUP BY grid, kind
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task Seal(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken)
    {
        foreach (var stream in batch.Where(stream => stream.Sealed.Count > 0))
        {
            await Leading.ExecuteAsync(
                "DELETE FROM registry_sealed WHERE token = ANY (@tokens)",
                new { tokens = stream.Sealed.Keys.ToArray() });
            foreach (var (token, content) in stream.Sealed.Where(pair => pair.Value is not null))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Leading.ExecuteAsync(
                    "INSERT INTO registry_sealed (token, grid, content) VALUES (@token, @grid, @content)",
                    new { token, grid = stream.Grid.ToString(), content });
            }
        }
    }
}
