using System.CommandLine;

namespace GridOrleans.Storage;

/// <summary>The options by which a verb finds the storage, the same for every verb that needs it.</summary>
internal sealed class StorageChoice
{
    private readonly Option<string> _engine = new("--storage")
    {
        Description = "Where everything rests: sqlite or postgres.",
        DefaultValueFactory = _ => StorageOptions.Sqlite,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "PostgreSQL's connection string, such as \"Host=…;Username=…;Database=…\".",
    };

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "SQLite's folder.",
        DefaultValueFactory = _ => new StorageOptions().Folder,
    };

    /// <summary>Adds the options to a verb.</summary>
    public StorageChoice(Command verb)
    {
        _engine.AcceptOnlyFromAmong(StorageOptions.Sqlite, StorageOptions.Postgres);
        verb.Add(_engine);
        verb.Add(_connection);
        verb.Add(_folder);
    }

    /// <summary>Whether somebody named the storage, rather than taking the default.</summary>
    public bool IsGiven(ParseResult parsed) =>
        new Option[] { _engine, _connection, _folder }.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Where a cluster's silos find each other: <c>postgres</c> and its connection, or nowhere.</summary>
    public (string? Engine, string? Connection) Cluster(ParseResult parsed) =>
        parsed.GetRequiredValue(_engine) is StorageOptions.Postgres
            ? (StorageOptions.Postgres, parsed.GetValue(_connection))
            : (null, null);

    /// <summary>The storage that the options name.</summary>
    /// <exception cref="InvalidOperationException">They make no sense; the message says how to set them.</exception>
    public StorageEngine Open(ParseResult parsed) => StorageEngine.Create(new()
    {
        Engine = parsed.GetRequiredValue(_engine),
        Connection = parsed.GetValue(_connection),
        Folder = parsed.GetRequiredValue(_folder),
    });
}
