using System.Diagnostics;
using GridOrleans.Bench.Load;
using GridOrleans.Peers.Rounds;
using Microsoft.Win32.SafeHandles;

namespace GridOrleans.Peers.Limits;

/// <summary>The row's bytes appended to a file, flushed to the disk after each call: what the disk itself can do.</summary>
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
        var batch = new byte[JournalRow.Bytes.Length * order.PerCall];
        for (var i = 0; i < order.PerCall; i++)
        {
            JournalRow.Bytes.CopyTo(batch, i * JournalRow.Bytes.Length);
        }

        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var (calls, clock) = (0L, Stopwatch.StartNew());
        void Until(double second)
        {
            for (; clock.Elapsed.TotalSeconds < second; calls++)
            {
                stop.ThrowIfCancellationRequested();
                Append(file, batch, calls);
            }
        }

        Until(order.WarmUpSeconds);
        var (before, used) = (calls, cpu.Now);
        Until(order.WarmUpSeconds + order.Seconds);
        var cost = cpu.Now.Since(used);
        var rows = RandomAccess.GetLength(file) / JournalRow.Bytes.Length;
        var told = calls * order.PerCall;
        return new(
            (calls - before) * order.PerCall,
            order.Seconds,
            0,
            0,
            cost,
            new(told, Math.Max(0, told - rows), 0, Math.Max(0, rows - told)));
    }

    private static void Append(SafeFileHandle file, byte[] batch, long call)
    {
        RandomAccess.Write(file, batch, call * batch.Length);
        RandomAccess.FlushToDisk(file);
    }
}
