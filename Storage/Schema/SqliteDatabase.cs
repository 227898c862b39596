using System.Data.Common;
using Dapper;

namespace GridOrleans.Schema;

/// <summary>One SQLite file.</summary>
internal sealed class SqliteDatabase(SqliteFile file)
    : SchemaDatabase($"'{file.Path}'", SchemaScript.In($"sqlite.{Path.GetFileNameWithoutExtension(file.Path)}"))
{
    /// <inheritdoc/>
    protected override string VersionTable =>
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            number     INTEGER PRIMARY KEY,
            name       TEXT NOT NULL,
            checksum   TEXT NOT NULL,
            applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))) STRICT
        """;

    /// <inheritdoc/>
    public override async Task Prepare(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        await using var connection = await Connect(cancellationToken);
        // Kept in the file; outside any transaction, where SQLite would refuse it.
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
    }

    /// <inheritdoc/>
    public override async Task<DbConnection> Connect(CancellationToken cancellationToken) =>
        await file.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken) =>
        // The driver begins IMMEDIATE: it waits for another writer here, not at the first change.
        await connection.BeginTransactionAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> Exists(CancellationToken cancellationToken)
    {
        if (!File.Exists(file.Path))
        {
            return false;
        }

        await using var connection = file.OpenReadOnly();
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'");
    }
}
