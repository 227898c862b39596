using System.CommandLine;
using System.Data.Common;
using GridOrleans.City;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Reports;

namespace GridOrleans.Surge;

/// <summary>The verb <c>surge</c>: sends a day of the city or another profile, measures, and proves.</summary>
internal static class SurgeCommand
{
    private const int Failed = 1;
    private const int Stopped = 130;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var options = new SurgeOptions();
        var verb = new Command(
            "surge",
            "Send a day of the city, or another profile, at its own pace; tell counts and latencies; hold every answer "
            + "against the journal. Exit code 0 only when all of it is as the profile wants.");
        options.AddTo(verb);
        verb.SetAction((parsed, stop) => Run(options, parsed, stop));
        verb.Add(ProfilesCommand.Create());
        verb.Add(CompareCommand.Create());
        return verb;
    }

    private static async Task<int> Run(SurgeOptions options, ParseResult parsed, CancellationToken stop)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var settings = options.Read(parsed);
            if (parsed.GetValue(options.Html) is not null)
            {
                ReportPage.MustExist();
            }

            var (journal, whyNot) = options.Route.Journal(parsed, settings.Url);
            await using var engine = journal;
            var surge = new SurgeSession(settings, TimeProvider.System) { Journal = journal, NotAudited = whyNot };
            var report = await SurgeProgress.Watch(surge, console.Error, stop);
            await Write(parsed.GetValue(options.Report), SurgePrint.Json(report));
            if (parsed.GetValue(options.Html) is { } page)
            {
                await Write(page, ReportPage.Of([report]));
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
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Stopped before the first command.");
            return Stopped;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException
            or PlanRefusedException or FormatException or DbException
            or InvalidOperationException { InnerException: null })
        {
            await console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }

    private static Task Write(string? file, string text) => file is null
        ? Task.CompletedTask
        : File.WriteAllTextAsync(file, text, CancellationToken.None);
}
