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
        var clock = Stopwatch.StartNew();
        await Task.Delay(time, stop);
        process.Refresh();
        var used = (process.TotalProcessorTime - before).TotalSeconds / clock.Elapsed.TotalSeconds;
        var told = (Interlocked.Read(ref _bytes) - bytes) / clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{watchers} watching: {used * 1_000:F0} ms of processor a second, {told / 1e6:F2} MB/s told"));
        await over.CancelAsync();
        await Task.WhenAll([.. watching, changing]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
