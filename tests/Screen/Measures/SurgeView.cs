using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>Frames and memory of a wall while a surge runs.</summary>
internal sealed class SurgeView(ScreenServer server, Chromium browser)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private const string CountFrames =
        """
        () => {
          window.frames_ = 0;
          requestAnimationFrame(function count() { window.frames_++; requestAnimationFrame(count); });
        }
        """;

    /// <summary>Looks at the wall without and with the surge, and prints both.</summary>
    public async Task Measure(int rate, TimeSpan time, CancellationToken stop)
    {
        await using var viewer = await Viewer.Sit(browser.Browser, new());
        await viewer.Enter(server.Url, server.Token("chen", "city_centre@1402", "operator@1402"), "#/surge");
        await viewer.Mapped();
        await viewer.Page.EvaluateAsync(CountFrames);
        await Task.Delay(WarmUp, stop);
        Console.WriteLine($"quiet: {await Look(viewer, time / 2, stop)}");

        var running = ClientSurge.Run(server, rate, WarmUp + time, stop);
        await Task.Delay(WarmUp, stop);
        var seen = await Look(viewer, time, stop);
        Console.WriteLine($"surge, {rate} transitions/s offered, {await running}: {seen}");
    }

    private async Task<string> Look(Viewer viewer, TimeSpan time, CancellationToken stop)
    {
        var frames = await Frames(viewer);
        var slowest = double.MaxValue;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var (before, began) = (await Frames(viewer), clock.Elapsed);
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
            slowest = Math.Min(slowest, (await Frames(viewer) - before) / (clock.Elapsed - began).TotalSeconds);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var rendered = (await Frames(viewer) - frames) / seconds;
        var (renderer, graphics) = await Memory();
        var heap = await Heap(viewer);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rendered:F1} frames/s, the slowest second {slowest:F1}; JavaScript heap {heap} MB, "
            + $"renderer {renderer} MB, graphics process {graphics} MB (proportional set)");
    }

    private static Task<int> Frames(Viewer viewer) => viewer.Page.EvaluateAsync<int>("() => window.frames_");

    private static async Task<long> Heap(Viewer viewer)
    {
        var session = await viewer.Page.Context.NewCDPSessionAsync(viewer.Page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        await session.SendAsync("Performance.enable");
        var told = (await session.SendAsync("Performance.getMetrics"))!.Value;
        await session.DetachAsync();
        return (long)told.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("name").GetString() is "JSHeapUsedSize")
            .GetProperty("value").GetDouble() / 1_000_000;
    }

    private async Task<(long Renderer, long Graphics)> Memory()
    {
        var session = await browser.Browser.NewBrowserCDPSessionAsync();
        var told = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value;
        await session.DetachAsync();
        return (Largest(told, "renderer"), Largest(told, "GPU"));
    }

    // What is shared with other processes counts by its part.
    private static long Largest(JsonElement told, string type) =>
        told.GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == type)
            .Select(process => Pss(process.GetProperty("id").GetInt32()))
            .DefaultIfEmpty()
            .Max();

    private static long Pss(int process) =>
        long.Parse(
            File.ReadLines($"/proc/{process}/smaps_rollup")
                .First(line => line.StartsWith("Pss:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1_000;
}
