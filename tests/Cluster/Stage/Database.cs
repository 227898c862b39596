using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace GridOrleans.Cluster.Stage;

/// <summary>A PostgreSQL server of the stage's own, by the script that a person uses.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _folder;
    private NpgsqlConnectionStringBuilder _connection;

    private Database(string folder, NpgsqlConnectionStringBuilder connection) =>
        (_folder, _connection) = (folder, connection);

    /// <summary>How it is reached.</summary>
    public string Connection => _connection.ConnectionString;

    /// <summary>Its port.</summary>
    public int Port => _connection.Port;

    /// <summary>Its first process; everything it does is done by this one's children.</summary>
    public int ProcessId => int.Parse(
        File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(),
        CultureInfo.InvariantCulture);

    /// <summary>Starts one in a folder of its own, which is removed at the end.</summary>
    public static async Task<Database> Start(CancellationToken stop)
    {
        // Beside the stage's folder, since the server runs as another user where this one is root.
        var folder = Directory.CreateTempSubdirectory("gridorleans-postgres-").FullName;
        return new(folder, new(await Script("start", folder, stop)));
    }

    /// <summary>How it is reached through a relay.</summary>
    public string Through(Relay relay) =>
        new NpgsqlConnectionStringBuilder(Connection) { Port = relay.Port }.ConnectionString;

    /// <summary>Stops it as a power cut would, and starts it again.</summary>
    public async Task Restart(CancellationToken stop) =>
        _connection = new(await Script("restart", _folder, stop));

    /// <summary>Stops or continues all its processes: <c>STOP</c> or <c>CONT</c>.</summary>
    public void Freeze(string signal)
    {
        var all = ProcessTree.Of(ProcessId).Select(id => id.ToString(CultureInfo.InvariantCulture));
        using var kill = Process.Start("kill", ["-" + signal, .. all]);
        kill.WaitForExit();
    }

    /// <summary>Ends every connection of somebody else.</summary>
    public async Task CutConnections(CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(Connection);
        await using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            + "WHERE pid <> pg_backend_pid() AND datname = current_database()");
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Script("stop", _folder, CancellationToken.None);
    }

    private static async Task<string> Script(string verb, string folder, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "tests", "postgres"), [verb, folder]);
        var (code, output, errors) = await Running.Run(start, stop);
        return code == 0 ? output.Trim() : throw new InvalidOperationException(errors);
    }
}
