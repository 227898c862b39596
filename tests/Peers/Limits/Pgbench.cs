using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Bench.Load;
using GridOrleans.Bench.Peers;
using GridOrleans.Peers.Rounds;
using Npgsql;

namespace GridOrleans.Peers.Limits;

/// <summary>
/// PostgreSQL's own load tool on the journal's table: one row, one transaction, prepared, as many clients as each peer
/// may have connections.
/// </summary>
internal sealed partial class Pgbench(NpgsqlDataSource source, CpuMeter cpu, string connection) : IRounds
{
    private const int Clients = PeerDatabases.ConnectionsMax;
    private const int Threads = 2;

    private const string Insert =
        "\\set n random(1, 9000000000000000000)\n"
        + "INSERT INTO entry VALUES ('grid/' || :client_id || '/' || :n, 1, '2026-01-05T08:00Z', "
        + "'@-' || :n, 'case_reported', '#', decode(repeat('00', 32), 'hex'));\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-pgbench-").FullName;

    /// <summary>Starts it on a database.</summary>
    public static async Task<Pgbench> Start(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await JournalRow.Create(source);
        return new Pgbench(source, await CpuMeter.Create(Environment.ProcessId, connection), connection);
    }

    /// <inheritdoc/>
    public async Task<RoundResult> Run(RoundOrder order, CancellationToken stop)
    {
        var script = Path.Combine(_folder, "row.sql");
        var sql = Insert.Replace("@", order.Name, StringComparison.Ordinal)
            .Replace("#", JournalRow.Payload, StringComparison.Ordinal);
        await File.WriteAllTextAsync(script, sql, stop);
        var seconds = (int)Math.Ceiling(order.Seconds);
        var before = cpu.Now;
        var said = await Call(
            ["-n", "-M", "prepared", "-c", $"{Clients}", "-j", $"{Threads}", "-T", $"{seconds}", "-f", script], stop);
        var used = cpu.Now.Since(before);
        if (!Rate().IsMatch(said))
        {
            throw new LoadFaultException($"pgbench moved nothing: {said}");
        }

        var moved = long.Parse(Transactions().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(moved, moved / rate, used, await Audit(order.Name, moved));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return source.DisposeAsync();
    }

    /// <summary>
    /// Whether as many rows are there as were acknowledged: the tool tells how many that were, not which.
    /// </summary>
    internal async Task<IdAudit> Audit(string round, long acknowledged)
    {
        await using var command = source.CreateCommand(
            "SELECT count(*), count(DISTINCT command_id) FROM entry WHERE starts_with(command_id, $1)");
        command.Parameters.AddWithValue($"{round}-");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (rows, distinct) = (reader.GetInt64(0), reader.GetInt64(1));
        return new(acknowledged, Math.Max(0, acknowledged - rows), rows - distinct, Math.Max(0, rows - acknowledged));
    }

    private async Task<string> Call(IEnumerable<string> arguments, CancellationToken stop)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Program(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGPASSWORD"] = server.Password ?? "";
        start.Environment["PGDATABASE"] = server.Database;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 ? said : throw new LoadFaultException($"pgbench failed: {await errors}");
    }

    // Distributions keep it beside the server's programs, which are on nobody's path.
    private static string Program() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories)
            .Order().LastOrDefault("pgbench")
        : "pgbench";

    [GeneratedRegex(@"actually processed: (\d+)")]
    private static partial Regex Transactions();

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
