using System.CommandLine;
using GridOrleans.City;
using GridOrleans.Surge.Figures;

namespace GridOrleans.Surge;

/// <summary>The verb <c>surge</c>: sends a day of the city, or another profile, through HTTP and measures it.</summary>
internal static class SurgeCommand
{
    private const int Failed = 1;
    private const int Stopped = 130;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var options = new SurgeOptions();
        var verb = new Command("surge", "Send a day of the city's cases through HTTP, and tell counts and latencies.");
        options.AddTo(verb);
        verb.SetAction((parsed, stop) => Run(options, parsed, stop));
        return verb;
    }

    private static async Task<int> Run(SurgeOptions options, ParseResult parsed, CancellationToken stop)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var surge = new HttpSurge(options.Read(parsed), TimeProvider.System);
            var report = await SurgeProgress.Watch(surge, console.Error, stop);
            if (parsed.GetValue(options.Report) is { } file)
            {
                await File.WriteAllTextAsync(file, SurgePrint.Json(report), CancellationToken.None);
            }

            if (parsed.GetValue(options.Json))
            {
                await console.Output.WriteLineAsync(SurgePrint.Json(report));
            }
            else
            {
                SurgePrint.Tables(report, console.Output);
            }

            return report.Stopped ? Stopped : report.Passed ? 0 : Failed;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException
            or PlanRefusedException)
        {
            await console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }
}
