using System.Globalization;

namespace GridOrleans.Benchmarks.Year;

/// <summary>What the database used and holds.</summary>
/// <param name="Cpu">
/// Processor time of the PostgreSQL server's processes; null where it is not on this machine, or there is none.
/// </param>
/// <param name="Log">Bytes of write-ahead log written since the server began; null on SQLite.</param>
/// <param name="Journal">Bytes of the journal with its indexes.</param>
internal sealed record DatabaseUse(TimeSpan? Cpu, long? Log, long Journal)
{
    // Linux counts processor time in hundredths of a second towards user space, on every architecture it runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks the engine.</summary>
    public static async Task<DatabaseUse> Now(StorageEngine engine)
    {
        if (engine.Postgres is not { } postgres)
        {
            var journal = engine.Sqlite!.Journal.Path;
            string[] files = [journal, journal + "-wal"];
            return new(null, null, files.Where(File.Exists).Sum(file => new FileInfo(file).Length));
        }

        await using var command = postgres.CreateCommand(
            """
            SELECT pg_backend_pid(), pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
                pg_total_relation_size('entry') + pg_total_relation_size('head')
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(CpuOfServer(reader.GetInt32(0)), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>How many cases are handled, and how many are open, by the read model.</summary>
    public static async Task<(long Handled, long Open)> Cases(StorageEngine engine)
    {
        const string Sql = "SELECT count(*) FILTER (WHERE outcome = 'handled'), "
            + "count(*) FILTER (WHERE step <> 'archived') FROM case_file";
        var source = (System.Data.Common.DbDataSource?)engine.Postgres ?? engine.Sqlite!.Reading;
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    // The server is the parent of the process that answers us; what ended children used is in its own account.
    private static TimeSpan? CpuOfServer(int backend)
    {
        if (Stat(backend) is not ({ } server, _, _))
        {
            return null;
        }

        var ticks = Stat(server)?.WithChildren ?? 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && Stat(process) is ({ } parent, var own, _)
                && parent == server)
            {
                ticks += own;
            }
        }

        return ticks * Tick;
    }

    private static (int Parent, long Own, long WithChildren)? Stat(int process)
    {
        const int Parent = 1, User = 11, System = 12, ChildrenUser = 13, ChildrenSystem = 14;
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            if (!text.Contains("(postgres)", StringComparison.Ordinal))
            {
                return null;
            }

            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var own = Number(User) + Number(System);
            return ((int)Number(Parent), own, own + Number(ChildrenUser) + Number(ChildrenSystem));

            long Number(int place) => long.Parse(fields[place], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
