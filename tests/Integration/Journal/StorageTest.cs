using System.Data.Common;
using Dapper;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>A test on an empty storage of its own, on the engine that the derived class names.</summary>
public abstract class StorageTest : IAsyncLifetime
{
    private readonly List<StorageEngine> _engines = [];
    private readonly List<string> _folders = [];
    private StorageOptions? _options;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected StorageOptions Options => _options!;

    /// <summary>The engine, with its schema.</summary>
    private protected StorageEngine Engine => _engines[0];

    /// <summary>Where the journal's tables are.</summary>
    private protected DbDataSource Tables => Engine.Kind switch
    {
        StorageKind.Postgres => Engine.Postgres!,
        StorageKind.Sqlite => Engine.Sqlite!.Journal,
    };

    public virtual async ValueTask InitializeAsync()
    {
        _options = await NewStorage();
        await Another().Migrator.Migrate(Stop);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            await engine.DisposeAsync();
        }

        _folders.ForEach(folder => Directory.Delete(folder, recursive: true));
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<StorageOptions> NewStorage();

    /// <summary>An engine of its own on the same storage, as another process has it.</summary>
    private protected StorageEngine Another()
    {
        var engine = StorageEngine.Create(Options);
        _engines.Add(engine);
        return engine;
    }

    /// <summary>Runs SQL on the journal's tables.</summary>
    protected async Task<T> Ask<T>(string sql, object? parameters = null)
    {
        await using var connection = await Tables.OpenConnectionAsync(Stop);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    private protected StorageOptions InNewFolder()
    {
        _folders.Add(Directory.CreateTempSubdirectory("gridorleans-tests-").FullName);
        return new() { Folder = _folders[^1] };
    }

    private protected static async Task<StorageOptions> In(PostgresServer server) =>
        OnPostgres(await server.NewMigrated());

    private protected static StorageOptions OnPostgres(string connection) =>
        new() { Engine = StorageOptions.Postgres, Connection = connection };
}
