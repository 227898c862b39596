using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>
/// A database for each peer on one server, made for a run and dropped after it. Their names begin so that no other
/// program's is ever touched.
/// </summary>
internal sealed class PeerDatabases(string server) : IAsyncDisposable
{
    /// <summary>
    /// Connections that each peer may have: more than processors by far, since they wait for the disk most of their
    /// time.
    /// </summary>
    public const int ConnectionsMax = 32;

    // This project has a second small pool for its journal, and what was durable is read over one more.
    private const int ConnectionsBeside = 8;

    private const string Prefix = "gridorleans_peer_";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(server) { CommandTimeout = 600 }.ConnectionString);

    private readonly List<string> _made = [];

    /// <summary>Asks what the server is, and whether it has room.</summary>
    /// <param name="peers">How many processes use it at once.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="PeerFailedException">It has not.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public async Task<string> Open(int peers, CancellationToken stop)
    {
        var (room, needed) = (int.Parse(await Ask("SHOW max_connections", stop), null), Needed(peers));
        return room >= needed
            ? await Ask(
                "SELECT split_part(version(), ' ', 2) || ', fsync ' || current_setting('fsync') "
                + "|| ', synchronous_commit ' || current_setting('synchronous_commit')",
                stop)
            : throw new PeerFailedException(
                $"The server lets {room} connections in, and {needed} are needed: raise its max_connections, or name "
                + "fewer peers with --only.");
    }

    /// <summary>Makes an empty database, in place of one that an earlier run left; answers how to reach it.</summary>
    /// <exception cref="NpgsqlException">The server does not let its user make databases.</exception>
    public async Task<string> Create(string peer, CancellationToken stop)
    {
        var name = Prefix + peer.Replace('-', '_');
        await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", stop);
        await Run($"CREATE DATABASE {name}", stop);
        _made.Add(name);
        return new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = ConnectionsMax,
        }.ConnectionString;
    }

    /// <summary>Writes out what rounds before left, so that no round pays for another one's.</summary>
    public Task Settle(CancellationToken stop) => Run("CHECKPOINT", stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _made)
        {
            await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
        }

        await _source.DisposeAsync();
    }

    private static int Needed(int peers) => peers * (ConnectionsMax + ConnectionsBeside);

    private async Task<string> Ask(string sql, CancellationToken stop)
    {
        await using var command = _source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }

    private async Task Run(string sql, CancellationToken stop)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
