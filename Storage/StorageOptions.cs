using Npgsql;

namespace GridOrleans;

/// <summary>Where everything rests; section <see cref="Section"/> of the configuration.</summary>
internal sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Grid:Storage";

    /// <summary>The engines' names.</summary>
    public const string Sqlite = "sqlite";

    /// <inheritdoc cref="Sqlite"/>
    public const string Postgres = "postgres";

    private const int MinTimeout = 1;
    private const int MaxTimeout = 300;

    /// <summary><c>sqlite</c> (default) for one process, <c>postgres</c> for a cluster.</summary>
    public string Engine { get; set; } = Sqlite;

    /// <summary>The connection string; needed by <c>postgres</c>, not used by <c>sqlite</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>The folder of the files; used by <c>sqlite</c>. Relative to the working directory.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>
    /// How long the database may take over one command before its outcome counts as unknown, in seconds: 1 to 300,
    /// 15 by default. Raise it for a slow disk, lower it to learn sooner that the database hangs.
    /// </summary>
    public int CommandTimeoutSeconds { get; set; } = 15;

    /// <summary>The engine that <see cref="Engine"/> names.</summary>
    /// <exception cref="InvalidOperationException">It names none.</exception>
    public StorageKind Kind => Engine switch
    {
        Sqlite => StorageKind.Sqlite,
        Postgres => StorageKind.Postgres,
        _ => throw new InvalidOperationException(UnknownEngine),
    };

    private string UnknownEngine =>
        $"{Section}:Engine is '{Engine}'; it must be '{Sqlite}' or '{Postgres}'. " +
        "Set it with --storage or GRID__STORAGE__ENGINE.";

    /// <summary>What is wrong with the options, each with how to set it right; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        switch (Engine)
        {
            case Sqlite when string.IsNullOrWhiteSpace(Folder):
                yield return $"{Section}:Folder is empty; the files need a folder. Set it with GRID__STORAGE__FOLDER.";
                break;
            case Postgres when ConnectionProblem() is { } problem:
                yield return $"{Section}:Connection {problem} Set it with --connection or GRID__STORAGE__CONNECTION, " +
                    "such as \"Host=127.0.0.1;Username=grid;Database=grid\".";
                break;
            case not (Sqlite or Postgres):
                yield return UnknownEngine;
                break;
        }

        if (CommandTimeoutSeconds is < MinTimeout or > MaxTimeout)
        {
            yield return $"{Section}:CommandTimeoutSeconds is {CommandTimeoutSeconds}; it must be {MinTimeout} to " +
                $"{MaxTimeout}. Set it with GRID__STORAGE__COMMANDTIMEOUTSECONDS.";
        }
    }

    private string? ConnectionProblem()
    {
        if (string.IsNullOrWhiteSpace(Connection))
        {
            return $"is missing; engine '{Postgres}' needs it.";
        }

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(Connection);
            return string.IsNullOrWhiteSpace(parts.Host) ? "names no Host." : null;
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            return $"is no connection string of Npgsql: {refused.Message}";
        }
    }
}
