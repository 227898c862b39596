using System.Diagnostics;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>How long until somebody sees the city, with an empty cache.</summary>
internal sealed class FirstView(ScreenServer server, Chromium browser)
{
    private const int Times = 5;

    /// <summary>Opens the wall a few times, each in a browser of its own, and prints when what was there.</summary>
    public async Task Measure(CancellationToken stop)
    {
        List<long> numbers = [];
        List<long> maps = [];
        for (var i = 0; i < Times; i++)
        {
            stop.ThrowIfCancellationRequested();
            await using var viewer = await Viewer.Sit(browser.Browser, new());
            await viewer.Page.Context.AddInitScriptAsync(
                $"sessionStorage.setItem('token', '{server.Token("chen", "city_centre@1402")}')");
            var clock = Stopwatch.StartNew();
            await viewer.Page.GotoAsync(server.Url.ToString());
            await viewer.Page.WaitForFunctionAsync(
                "() => /\\d/.test(document.querySelector('[data-number=open]')?.textContent ?? '')");
            numbers.Add(clock.ElapsedMilliseconds);
            await viewer.Mapped();
            maps.Add(clock.ElapsedMilliseconds);
        }

        Console.WriteLine($"first view: numbers after {Told(numbers)}, the map after {Told(maps)}");
    }

    private static string Told(List<long> times)
    {
        times.Sort();
        return $"{times[times.Count / 2]} ms (median of {times.Count}; {times[0]}–{times[^1]})";
    }
}
