using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GridOrleans;

/// <summary>
/// One SQLite file and how its connections behave: write-ahead log, pooled, patient when it is locked.
/// </summary>
internal sealed class SqliteFile : DbDataSource
{
    private readonly string _settings;

    /// <summary>Describes a file; nothing is opened yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="durability">What a commit promises.</param>
    /// <param name="timeoutSeconds">How long to wait for another process's lock.</param>
    /// <param name="settings">More PRAGMAs for every connection.</param>
    public SqliteFile(string path, SqliteDurability durability, int timeoutSeconds, string settings = "")
    {
        Path = System.IO.Path.GetFullPath(path);
        ConnectionString = Text(SqliteOpenMode.ReadWriteCreate, timeoutSeconds);
        ReadOnlyConnectionString = Text(SqliteOpenMode.ReadOnly, timeoutSeconds);
        _settings = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {timeoutSeconds * 1_000}; PRAGMA synchronous = {durability};{settings}");
    }

    /// <summary>The file's absolute path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>For those who only read.</summary>
    public string ReadOnlyConnectionString { get; }

    /// <summary>Opens a connection that can only read.</summary>
    public SqliteConnection OpenReadOnly() => Open(new SqliteConnection(ReadOnlyConnectionString));

    /// <summary>Opens a connection that can write; creates the file, not its folder.</summary>
    public SqliteConnection OpenWritable() => Open(new SqliteConnection(ConnectionString));

    /// <summary>
    /// Opens one that can write and is not pooled: closing it really closes it, and undoes a transaction under way.
    /// </summary>
    /// <param name="settings">More PRAGMAs for this connection.</param>
    public SqliteConnection OpenAlone(string settings = "")
    {
        var alone = new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false };
        return Open(new SqliteConnection(alone.ToString()), settings);
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection() => OpenWritable();

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<DbConnection>(OpenWritable());
    }

    /// <summary>Closes the pooled connections, so that the file can be moved or removed.</summary>
    protected override void Dispose(bool disposing)
    {
        Forget(ConnectionString);
        Forget(ReadOnlyConnectionString);
        base.Dispose(disposing);
    }

    private static void Forget(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open(SqliteConnection connection, string settings = "")
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _settings + settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Text(SqliteOpenMode mode, int timeoutSeconds) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        DefaultTimeout = timeoutSeconds,
        Pooling = true,
    }.ToString();
}
