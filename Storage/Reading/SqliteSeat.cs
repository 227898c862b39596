using Microsoft.Data.Sqlite;

namespace GridOrleans.Reading;

/// <summary>
/// A connection of its own to the read model's file with the journal's file attached as <c>journal</c>, used by one at
/// a time. Not from the pool: an attached file would stay attached for whoever gets the connection next.
/// </summary>
internal sealed class SqliteSeat(SqliteFiles files) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private SqliteConnection? _connection;

    /// <summary>Does something with the connection when its turn comes.</summary>
    public async Task<T> Use<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work(_connection ??= Open());
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(files.Reading.ConnectionString)
            {
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL; ATTACH @file AS journal";
            command.Parameters.AddWithValue("@file", files.Journal.Path);
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
