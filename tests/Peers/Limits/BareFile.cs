using System.Diagnostics;
using GridOrleans.Bench.Load;
using GridOrleans.Peers.Rounds;
using Microsoft.Win32.SafeHandles;

namespace GridOrleans.Peers.Limits;

/// <summary>The row's bytes appended to a file, each flushed to the disk: what the disk itself can do.</summary>
internal sealed class BareFile(CpuMeter cpu) : IRounds
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-file-").FullName;

    /// <summary>Starts it; the database is only watched.</summary>
    public static async Task<IRounds> Start(string connection) =>
        new BareFile(await CpuMeter.Create(Environment.ProcessId, connection));

    /// <inheritdoc/>
    public Task<RoundResult> Run(RoundOrder order, CancellationToken stop) =>
        Task.Factory.StartNew(() => Write(order, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    private RoundResult Write(RoundOrder order, CancellationToken stop)
    {
        var path = Path.Combine(_folder, order.Name);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var (calls, clock) = (0L, Stopwatch.StartNew());
        void Until(double second)
        {
            for (; clock.Elapsed.TotalSeconds < second; calls++)
            {
                stop.ThrowIfCancellationRequested();
                Append(file, calls);
            }
        }

        Until(order.WarmUpSeconds);
        var (before, used) = (calls, cpu.Now);
        Until(order.WarmUpSeconds + order.Seconds);
        var cost = cpu.Now.Since(used);
        return new(calls - before, order.Seconds, cost, Audit(path, calls));
    }

    /// <summary>Whether a file holds as many rows as were acknowledged.</summary>
    internal static IdAudit Audit(string path, long acknowledged)
    {
        var rows = new FileInfo(path).Length / JournalRow.Bytes.Length;
        return new(acknowledged, Math.Max(0, acknowledged - rows), 0, Math.Max(0, rows - acknowledged));
    }

    private static void Append(SafeFileHandle file, long call)
    {
        RandomAccess.Write(file, JournalRow.Bytes, call * JournalRow.Bytes.Length);
        RandomAccess.FlushToDisk(file);
    }
}
