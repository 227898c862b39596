using System.Data.Common;
using Dapper;

namespace GridOrleans.Schema;

/// <summary>A database whose schema our scripts make: a PostgreSQL database, or one SQLite file.</summary>
/// <param name="name">How messages call it.</param>
/// <param name="scripts">What it is made of.</param>
internal abstract class SchemaDatabase(string name, IReadOnlyList<SchemaScript> scripts)
{
    /// <summary>How messages call it.</summary>
    public string Name { get; } = name;

    /// <summary>What it is made of, in order.</summary>
    public IReadOnlyList<SchemaScript> Scripts { get; } = scripts;

    /// <summary>Where the applied scripts are recorded.</summary>
    protected abstract string VersionTable { get; }

    /// <summary>Makes what must be there before the first script; does nothing the second time.</summary>
    public abstract Task Prepare(CancellationToken cancellationToken);

    /// <summary>Opens a connection.</summary>
    public abstract Task<DbConnection> Connect(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a transaction and waits until no other migrator has one; the end of it lets the next one in.
    /// </summary>
    public abstract Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether anything was ever applied.</summary>
    public abstract Task<bool> Exists(CancellationToken cancellationToken);

    /// <summary>The scripts that were applied.</summary>
    public static async Task<IReadOnlyList<AppliedScript>> Applied(
        DbConnection connection,
        DbTransaction? transaction) =>
        [.. await connection.QueryAsync<AppliedScript>(
            "SELECT number AS Number, name AS Name, checksum AS Checksum FROM schema_version ORDER BY number",
            transaction: transaction)];

    /// <summary>Applies one script and records it.</summary>
    public static async Task Apply(SchemaScript script, DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync(script.Text, transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO schema_version (number, name, checksum) VALUES (@Number, @Name, @Checksum)",
            new { script.Number, script.Name, script.Checksum },
            transaction);
    }

    /// <summary>Makes the table of the applied scripts if it is missing.</summary>
    public Task Record(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(VersionTable, transaction: transaction);
}

/// <summary>A script as the database remembers it.</summary>
internal sealed record AppliedScript
{
    /// <inheritdoc cref="SchemaScript.Number"/>
    public required int Number { get; init; }

    /// <inheritdoc cref="SchemaScript.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="SchemaScript.Checksum"/>
    public required string Checksum { get; init; }
}
