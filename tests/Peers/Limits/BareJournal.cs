using System.Diagnostics;
using System.Globalization;
using GridOrleans.Bench.Load;
using GridOrleans.Peers.Ours;
using GridOrleans.Peers.Rounds;
using Npgsql;

namespace GridOrleans.Peers.Limits;

/// <summary>
/// The journal's table filled by two writers, a batch each a transaction: no grains, no rules, no fence, no chain. What
/// a group commit could reach at most.
/// </summary>
internal sealed class BareJournal(NpgsqlDataSource source, CpuMeter cpu) : IRounds
{
    private const int Writers = 2;
    private const int Batch = 512;

    private const string Insert =
        "INSERT INTO entry SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], "
        + "$6::text[], $7::bytea[])";

    private readonly long[] _versions = new long[OurGrains.CityGrids];

    /// <summary>Starts it on a database.</summary>
    public static async Task<IRounds> Start(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await JournalRow.Create(source);
        return new BareJournal(source, await CpuMeter.Create(Environment.ProcessId, connection));
    }

    /// <inheritdoc/>
    public async Task<RoundResult> Run(RoundOrder order, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var written = new Written();
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => Write(order.Name, writer, written, over.Token), stop))
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(order.WarmUpSeconds), stop);
        var (before, used, clock) = (written.Count, cpu.Now, Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(order.Seconds), stop);
        var (after, usedThen, took) = (written.Count, cpu.Now, clock.Elapsed.TotalSeconds);
        await over.CancelAsync();
        var acknowledged = (await Task.WhenAll(writers)).SelectMany(ids => ids).ToList();
        var audit = await IdAudit.Of(acknowledged, DurableIds.Read(source, "entry", $"{order.Name}-"));
        return new(after - before, took, usedThen.Since(used), audit);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    // Each writer has every second stream, so that neither waits for the other.
    private async Task<List<string>> Write(string round, int writer, Written written, CancellationToken over)
    {
        var (random, acknowledged) = (new Random(writer), new List<string>());
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        for (var batch = 0; batch == 0 || !over.IsCancellationRequested; batch++)
        {
            var rows = new Row[Batch];
            for (var i = 0; i < Batch; i++)
            {
                var stream = (random.Next(_versions.Length / Writers) * Writers) + writer;
                rows[i] = new(
                    string.Create(CultureInfo.InvariantCulture, $"grid/{140_200_000_000_000 + stream}"),
                    ++_versions[stream],
                    string.Create(CultureInfo.InvariantCulture, $"{round}-{writer}-{batch}-{i}"));
            }

            await Append(connection, rows);
            acknowledged.AddRange(rows.Select(row => row.CommandId));
            written.Add(Batch);
        }

        return acknowledged;
    }

    private static async Task Append(NpgsqlConnection connection, Row[] rows)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.AddWithValue(Array.ConvertAll(rows, row => row.Stream));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, row => row.Version));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, _ => DateTime.UnixEpoch));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, row => row.CommandId));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, _ => "case_reported"));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, _ => JournalRow.Payload));
        command.Parameters.AddWithValue(Array.ConvertAll(rows, _ => JournalRow.Hash));
        await command.PrepareAsync();
        await command.ExecuteNonQueryAsync();
    }

    private readonly record struct Row(string Stream, long Version, string CommandId);

    private sealed class Written
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public void Add(int rows) => Interlocked.Add(ref _count, rows);
    }
}
