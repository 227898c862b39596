using System.Diagnostics;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(GridOrleans.Integration.Journal.PostgresServer))]

namespace GridOrleans.Integration.Journal;

/// <summary>
/// One throwaway PostgreSQL server for the whole run, by the same script that a person uses; started by the first test
/// that asks, stopped and removed at the end. Each test gets a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-tests-").FullName;
    private readonly Lazy<Task<NpgsqlDataSource>> _server;
    private readonly Lazy<Task<string>> _migrated;
    private int _databases;

    public PostgresServer() => (_server, _migrated) = (new(Start), new(Migrate));

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public Task<string> NewDatabase() => CopyOf("template1");

    /// <summary>Makes a database with this release's schema: a copy costs half of what migrating does.</summary>
    public async Task<string> NewMigrated() => await CopyOf(await _migrated.Value);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!_server.IsValueCreated)
        {
            Directory.Delete(_folder);
            return;
        }

        await (await _server.Value).DisposeAsync();
        await Script("stop");
    }

    /// <summary>The repository's root: where the solution is.</summary>
    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }

    private async Task<NpgsqlDataSource> Start() => NpgsqlDataSource.Create(await Script("start"));

    private async Task<string> Migrate()
    {
        var connection = await NewDatabase();
        await using var engine = StorageEngine.Create(
            new() { Engine = StorageOptions.Postgres, Connection = connection });
        await engine.Migrator.Migrate(CancellationToken.None);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    private async Task<string> CopyOf(string template)
    {
        var server = await _server.Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var command = server.CreateCommand($"CREATE DATABASE {name} TEMPLATE {template}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    private async Task<string> Script(string verb)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "tests", "postgres"), [verb, _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var script = Process.Start(start)!;
        var errors = script.StandardError.ReadToEndAsync();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.True(script.ExitCode == 0, await errors);
        return output.Trim();
    }
}
