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
    private readonly SemaphoreSlim _one = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-tests-").FullName;
    private string? _server;
    private int _databases;

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        await _one.WaitAsync();
        try
        {
            _server ??= await Script("start");
            var name = $"test_{++_databases}";
            await using var source = NpgsqlDataSource.Create(_server);
            await using var command = source.CreateCommand($"CREATE DATABASE {name}");
            await command.ExecuteNonQueryAsync();
            return new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await Script("stop");
        }
        else
        {
            Directory.Delete(_folder);
        }

        _one.Dispose();
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
