using System.Globalization;
using Npgsql;

namespace GridOrleans.Bench.Load;

/// <summary>Processor time of the processes that take part, from <c>/proc</c>; zeros where there is none.</summary>
/// <param name="server">The process that decides.</param>
/// <param name="database">The database server's first process; null when it runs on another machine.</param>
internal sealed class CpuMeter(int server, int? database)
{
    // USER_HZ: what /proc counts in on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    // Of the fields after the command's name in /proc/PID/stat.
    private const int ParentField = 1;
    private const int UserField = 11;
    private const int SystemField = 12;
    private const int EndedUserField = 13;
    private const int EndedSystemField = 14;

    /// <summary>Finds the database's processes by one of its connections.</summary>
    /// <param name="server">The process that decides.</param>
    /// <param name="connection">The database.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<CpuMeter> Create(int server, string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SELECT pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync())!;
        // The number could be another machine's, where this machine has somebody else under it.
        var found = IsHere(connection) ? Stat(backend) : null;
        return found is ({ } name, { } fields) && name.StartsWith("postgres", StringComparison.Ordinal)
            ? new(server, (int)fields[ParentField])
            : new(server, null);
    }

    /// <summary>What they have used so far.</summary>
    public CpuSeconds Now => new(
        Used(server, ended: false),
        database is { } first ? Used(first, ended: true) + Children(first) : 0,
        server == Environment.ProcessId ? 0 : Used(Environment.ProcessId, ended: false));

    private static bool IsHere(string connection) =>
        new NpgsqlConnectionStringBuilder(connection).Host is "127.0.0.1" or "localhost" or "::1";

    private static double Used(int process, bool ended) => Stat(process) is { Fields: var fields }
        ? (fields[UserField] + fields[SystemField]
            + (ended ? fields[EndedUserField] + fields[EndedSystemField] : 0)) / TicksPerSecond
        : 0;

    private static double Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is { Fields: var fields } && fields[ParentField] == parent)
        .Sum(id => Used(id, ended: false));

    private static (string Name, long[] Fields)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ')
                .Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0);
            return (text[(open + 1)..close], [.. fields]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
