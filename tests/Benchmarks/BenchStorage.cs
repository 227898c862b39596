using System.CommandLine;

namespace GridOrleans.Benchmarks;

/// <summary>Which engine a benchmark runs on, and where.</summary>
internal sealed class BenchStorage
{
    private readonly Option<string> _storage = new("--storage")
    {
        Description = "sqlite or postgres.",
        DefaultValueFactory = _ => StorageOptions.Sqlite,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "PostgreSQL's connection string; 'tests/postgres start' prints one.",
    };

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "SQLite's folder; a new one under the temporary folder by default.",
        DefaultValueFactory = _ => Directory.CreateTempSubdirectory("gridorleans-bench-").FullName,
    };

    public void AddTo(Command command)
    {
        command.Add(_storage);
        command.Add(_connection);
        command.Add(_folder);
    }

    public StorageOptions Read(ParseResult parsed) => new()
    {
        Engine = parsed.GetValue(_storage)!,
        Connection = parsed.GetValue(_connection),
        Folder = parsed.GetValue(_folder)!,
    };
}
