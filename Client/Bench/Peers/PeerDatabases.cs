using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>
/// A database for each peer on one server, made for a run and dropped after it. Their names begin so that no other
/// program's is ever touched.
/// </summary>
internal sealed class PeerDatabases(string server) : IAsyncDisposable
{
    private const string Prefix = "gridorleans_peer_";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(server) { CommandTimeout = 600 }.ConnectionString);

    private readonly List<string> _made = [];

    /// <summary>Makes an empty database, in place of one that an earlier run left, and answers how to reach it.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or does not let its user make databases.</exception>
    public async Task<string> Create(string peer, CancellationToken stop)
    {
        var name = Prefix + peer.Replace('-', '_');
        await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", stop);
        await Run($"CREATE DATABASE {name}", stop);
        _made.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>Writes out what rounds before left, so that no round pays for another one's.</summary>
    public Task Settle(CancellationToken stop) => Run("CHECKPOINT", stop);

    /// <summary>What the server is.</summary>
    public async Task<string> Version(CancellationToken stop)
    {
        await using var command = _source.CreateCommand(
            "SELECT split_part(version(), ' ', 2) || ', fsync ' || current_setting('fsync') || ', synchronous_commit '"
            + " || current_setting('synchronous_commit')");
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _made)
        {
            await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
        }

        await _source.DisposeAsync();
    }

    private async Task Run(string sql, CancellationToken stop)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
