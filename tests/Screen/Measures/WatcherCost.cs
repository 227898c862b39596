using System.Diagnostics;
using System.Globalization;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>What screens that watch the city cost the server while it changes.</summary>
internal sealed class WatcherCost(ScreenServer server)
{
    /// <summary>Changes a second: the city's numbers are told twice a second all the time.</summary>
    private const int ReportsASecond = 50;

    private const int BufferBytes = 64 * 1_024;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private long _bytes;
    private int _connected;

    /// <summary>Lets so many screens watch the city with its map, and prints what the server's process used.</summary>
    public async Task Measure(int watchers, TimeSpan time, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        (_bytes, _connected) = (0, 0);
        var watching = Enumerable.Range(0, watchers).Select(_ => Watch(over.Token)).ToList();
        while (Volatile.Read(ref _connected) < watchers)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), stop);
        }

        var changing = Change(over.Token);
        await Task.Delay(WarmUp, stop);
        using var process = Process.GetProcessById(server.Process.Id);
        var (before, bytes) = (process.TotalProcessorTime, Interlocked.Read(ref _bytes));
        var allocated = await Allocated(stop);
        var clock = Stopwatch.StartNew();
        await Task.Delay(time, stop);
        process.Refresh();
        var minutes = clock.Elapsed.TotalMinutes;
        var used = (process.TotalProcessorTime - before).TotalSeconds / minutes;
        var more = (await Allocated(stop) - allocated) / minutes;
        var told = (Interlocked.Read(ref _bytes) - bytes) / minutes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{watchers} watching, {ReportsASecond} reports a second: a minute costs the server {used:F1} s of "
            + $"processor and {more / 1e6:F0} MB allocated, and tells {told / 1e6:F1} MB"));
        await over.CancelAsync();
        await Task.WhenAll([.. watching, changing]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<double> Allocated(CancellationToken stop)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(server.Url, "/metrics"), stop)).Split('\n');
        return lines
            .Where(line => line.StartsWith("dotnet_gc_heap_total_allocated", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    private async Task Watch(CancellationToken stop)
    {
        // A connection of its own, as every browser has.
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Token("chen", "city_centre@1402"));
        await using var stream = await http.GetStreamAsync(
            new Uri("/v1/units/1402/live?marks=true", UriKind.Relative), stop);
        Interlocked.Increment(ref _connected);
        var buffer = new byte[BufferBytes];
        while (await stream.ReadAsync(buffer, stop) is var read and > 0)
        {
            Interlocked.Add(ref _bytes, read);
        }
    }

    private async Task Change(CancellationToken stop)
    {
        var grids = await server.Grids("1402", stop);
        var draw = new Random(1);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ReportsASecond));
        while (await pace.WaitForNextTickAsync(stop))
        {
            await server.Report(grids[draw.Next(grids.Count)], "路灯不亮", stop);
        }
    }
}
