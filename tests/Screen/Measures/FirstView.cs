using System.Diagnostics;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>How long until somebody sees the city: in a new browser, and when they come again.</summary>
internal sealed class FirstView(ScreenServer server, Chromium browser)
{
    private const int Rounds = 5;

    /// <summary>Opens the wall a few times, each in a browser of its own, twice; prints when what was there.</summary>
    public async Task Measure(CancellationToken stop)
    {
        var (cold, warm) = (new Times(), new Times());
        for (var i = 0; i < Rounds; i++)
        {
            stop.ThrowIfCancellationRequested();
            await using var viewer = await Viewer.Sit(browser.Browser, new());
            await viewer.Page.Context.AddInitScriptAsync(
                $"sessionStorage.setItem('token', '{server.Token("chen", "city_centre@1402")}')");
            await Open(viewer, cold);
            await Open(viewer, warm);
        }

        Console.WriteLine($"first view, cold: {cold}");
        Console.WriteLine($"first view, warm: {warm}");
    }

    private async Task Open(Viewer viewer, Times times)
    {
        await viewer.Page.GotoAsync("about:blank");
        var clock = Stopwatch.StartNew();
        await viewer.Page.GotoAsync(server.Url.ToString());
        await viewer.Page.WaitForFunctionAsync(
            "() => /\\d/.test(document.querySelector('[data-number=open]')?.textContent ?? '')");
        times.Numbers.Add(clock.ElapsedMilliseconds);
        await viewer.Mapped();
        times.Maps.Add(clock.ElapsedMilliseconds);
    }

    private sealed class Times
    {
        public List<long> Numbers { get; } = [];

        public List<long> Maps { get; } = [];

        public override string ToString() => $"numbers after {Told(Numbers)}, the map after {Told(Maps)}";

        private static string Told(List<long> times)
        {
            var sorted = times.Order().ToList();
            return $"{sorted[sorted.Count / 2]} ms (median of {sorted.Count}; {sorted[0]}–{sorted[^1]})";
        }
    }
}
