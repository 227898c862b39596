using GridOrleans.Journal;
using GridOrleans.Registry;
using GridOrleans.Schema;
using Npgsql;

namespace GridOrleans;

/// <summary>
/// One storage engine with all that rests in it. Creating it connects nowhere; disposing it closes every connection.
/// </summary>
internal sealed class StorageEngine : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _owned;

    private StorageEngine(NpgsqlDataSource source, NpgsqlDataSource writing, StorageOptions options)
    {
        Kind = StorageKind.Postgres;
        Postgres = source;
        Journal = new PostgresJournalStore(source, writing);
        Migrator = new Migrator([new PostgresDatabase(source)], MigrateCommand(options));
        Orleans = new OrleansTables(OrleansTables.Npgsql, source);
        Keys = new PersonKeyStore(source, "FOR UPDATE", "");
        _owned = new([source, writing]);
    }

    private StorageEngine(SqliteFiles files, StorageOptions options)
    {
        var journal = new SqliteJournalStore(files.Journal);
        Kind = StorageKind.Sqlite;
        Sqlite = files;
        Journal = journal;
        Migrator = new Migrator([.. files.All.Select(file => new SqliteDatabase(file))], MigrateCommand(options));
        Orleans = new OrleansTables(OrleansTables.Sqlite, files.Snapshots);

        // A transaction of SQLite's begins with the file's lock.
        Keys = new PersonKeyStore(files.Keys, "", "PRAGMA wal_checkpoint(TRUNCATE)");
        _owned = new([.. files.All, journal]);
    }

    /// <summary>
    /// Connections that read at most, Orleans' tables included. When a silo dies, the others activate hundreds of its
    /// grains at once: they wait for a few warm connections, instead of taking all that the server has.
    /// </summary>
    internal const int ConnectionsMax = 24;

    /// <summary>Which engine it is.</summary>
    public StorageKind Kind { get; }

    /// <summary>The journal.</summary>
    public IJournalStore Journal { get; }

    /// <summary>Makes and checks the schema.</summary>
    public Migrator Migrator { get; }

    /// <summary>The keys of people.</summary>
    public IPersonKeyStore Keys { get; }

    /// <summary>For the providers of Orleans.</summary>
    public OrleansTables Orleans { get; }

    /// <summary>The database; null unless the engine is <see cref="StorageKind.Postgres"/>.</summary>
    public NpgsqlDataSource? Postgres { get; }

    /// <summary>The files; null unless the engine is <see cref="StorageKind.Sqlite"/>.</summary>
    public SqliteFiles? Sqlite { get; }

    /// <summary>The engine that the options name.</summary>
    /// <exception cref="InvalidOperationException">The options are wrong; the message says how to set them.</exception>
    public static StorageEngine Create(StorageOptions options)
    {
        var problems = options.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        }

        return options.Kind switch
        {
            StorageKind.Sqlite => new(SqliteFiles.In(options.Folder, options.CommandTimeoutSeconds), options),
            StorageKind.Postgres => new(Connect(options), ConnectWriters(options), options),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out var owned))
        {
            await owned.DisposeAsync();
        }
    }

    private static NpgsqlDataSource Connect(StorageOptions options)
    {
        var parts = Connection(options);
        parts.MaxPoolSize = Math.Min(parts.MaxPoolSize, ConnectionsMax);
        return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
    }

    // A pool hands its connections out in turn: in the large one, each batch of the journal would meet another of a
    // hundred server processes, whose caches are cold.
    private static NpgsqlDataSource ConnectWriters(StorageOptions options)
    {
        var parts = Connection(options);
        parts.MinPoolSize = 0;
        parts.MaxPoolSize = PostgresJournalStore.ConnectionsMax;
        return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
    }

    private static NpgsqlConnectionStringBuilder Connection(StorageOptions options)
    {
        var parts = new NpgsqlConnectionStringBuilder(options.Connection)
        {
            CommandTimeout = options.CommandTimeoutSeconds,
        };
        parts.ApplicationName ??= nameof(GridOrleans);
        return parts;
    }

    private static string MigrateCommand(StorageOptions options)
    {
        const string Verb = "dotnet run --project Client -- migrate";
        if (options.Kind == StorageKind.Sqlite)
        {
            return $"{Verb} --storage {StorageOptions.Sqlite} --folder \"{options.Folder}\"";
        }

        var parts = new NpgsqlConnectionStringBuilder(options.Connection);
        if (parts.Password is not null)
        {
            // The message ends in logs.
            parts.Password = "***";
        }

        return $"{Verb} --storage {StorageOptions.Postgres} --connection \"{parts.ConnectionString}\"";
    }
}
