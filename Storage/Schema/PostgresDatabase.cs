using System.Data.Common;
using Dapper;
using Npgsql;

namespace GridOrleans.Schema;

/// <summary>The one PostgreSQL database.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source)
    : SchemaDatabase("the PostgreSQL database", SchemaScript.In("postgres"))
{
    // "grid" in ASCII: any number that no other program would lock in the same database.
    private const int MigratorLock = 0x67726964;

    /// <inheritdoc/>
    protected override string VersionTable =>
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            number     integer PRIMARY KEY,
            name       text NOT NULL,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now())
        """;

    /// <inheritdoc/>
    public override Task Prepare(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task<DbConnection> Connect(CancellationToken cancellationToken) =>
        await source.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(@MigratorLock)",
            new { MigratorLock },
            transaction);
        return transaction;
    }

    /// <inheritdoc/>
    public override async Task<bool> Exists(CancellationToken cancellationToken)
    {
        await using var connection = await Connect(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('schema_version') IS NOT NULL");
    }
}
