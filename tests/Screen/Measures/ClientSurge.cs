using System.Globalization;
using System.Text.Json;
using GridOrleans.Cluster.Stage;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>The command line's own surge against the server: a day's cases in batches, as fast as is asked.</summary>
internal static class ClientSurge
{
    /// <summary>Moves of a case, from its report to its archive.</summary>
    private const int Transitions = 7;

    /// <summary>Lets it run for so long; answers the commands acknowledged a second, and those not.</summary>
    /// <param name="server">The server.</param>
    /// <param name="rate">Transitions a second that it offers.</param>
    /// <param name="time">How long it begins new commands.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<string> Run(ScreenServer server, int rate, TimeSpan time, CancellationToken stop)
    {
        var cases = rate / Transitions;
        string[] arguments =
        [
            "surge", "--url", server.Url.ToString(), "--route", "batch", "--no-audit", "--json",
            "--rate", Text(cases), "--cases", Text(cases * time.TotalSeconds), "--for", $"{Text(time.TotalSeconds)}s",
        ];
        var (_, output, errors) = await Running.Client(arguments, server.Folder, stop);
        if (!output.StartsWith('{'))
        {
            throw new InvalidOperationException($"The surge did not run: {errors}");
        }

        var told = JsonElement.Parse(output);
        var (taken, seconds) = (told.GetProperty("acknowledgedPerSecond"), told.GetProperty("seconds"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{taken.GetDouble():F0} transitions/s acknowledged over {seconds.GetDouble():F0} s");
    }

    private static string Text(double number) => number.ToString("F0", CultureInfo.InvariantCulture);
}
