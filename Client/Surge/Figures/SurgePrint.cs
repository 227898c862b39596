using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace GridOrleans.Surge.Figures;

/// <summary>Prints a surge's report.</summary>
internal static class SurgePrint
{
    /// <summary>Wide enough that no table breaks where there is no terminal to ask.</summary>
    public const int Width = 110;

    /// <summary>How reports are written and read as JSON.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The report as JSON.</summary>
    public static string Json(SurgeReport report) => JsonSerializer.Serialize(report, Options);

    /// <summary>The report as tables for people.</summary>
    public static void Tables(SurgeReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, Width);
        var totals = report.Totals;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Profile {report.Profile}, seed {report.Seed}, {totals.Opened:N0} of {report.Cases:N0} begun, "
            + $"{report.Route} to {report.Url} in {report.Seconds:N1} s: {totals.Response.Count:N0} commands "
            + $"acknowledged, {report.AcknowledgedPerSecond:N0}/s; a second was {report.Speed:N0} s of the city's."));
        console.Write(Latencies(totals));
        Counts(output, "Cases by where they ended", totals.Ends);
        Counts(output, "Attempts that failed and were retried", totals.FailedAttempts);
        Counts(output, "Commands refused", totals.Refusals);
        Counts(output, "Commands sent too early on purpose, and refused", totals.SentAwayEarly);
        Others(report, output);
        if (totals.Unanswered > 0)
        {
            output.WriteLine($"Commands without an answer: {totals.Unanswered}");
        }

        foreach (var fault in totals.Faults.Concat(report.Conservation?.Findings ?? []))
        {
            output.WriteLine($"! {fault}");
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine($"✗ {finding}");
        }

        output.WriteLine(report.Passed ? "Passed: everything ended as intended." : "Not passed.");
    }

    private static void Others(SurgeReport report, TextWriter output)
    {
        var totals = report.Totals;
        if (totals.Repeats > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Commands that came again, answered as before: {totals.Repeats:N0}"));
        }

        if (totals.Cut > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Cut off by --for, where they stood then: {totals.Cut:N0}"));
        }

        foreach (var one in report.Events)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"At {one.At:N1} s: {one.What} (exit code {one.ExitCode})"));
        }

        if (totals.LongestSilence > 1)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Longest time without an answer: {totals.LongestSilence:N1} s"));
        }

        output.WriteLine(report.Conservation is { } audit
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The journal: of {audit.Acknowledged:N0} acknowledged commands {audit.Lost} lost, {audit.Doubled} "
                + $"doubled, {audit.Moved} elsewhere ({audit.Entries:N0} entries in {audit.Seconds:N1} s).")
            : $"The journal was not asked. {report.NotAudited}".TrimEnd());
    }

    private static Table Latencies(SurgeTotals totals)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("milliseconds");
        foreach (var column in (string[])["count", "p50", "p90", "p99", "p99.9", "max"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var (move, latencies) in totals.ByMove)
        {
            Row(table, move, latencies);
        }

        table.AddEmptyRow();
        foreach (var (part, latencies) in totals.ByPart.Where(_ => totals.ByPart.Count > 1))
        {
            Row(table, $"part {part}", latencies);
        }

        Row(table, "all, from the intended instant", totals.Response);
        Row(table, "attempts, from sending", totals.Attempt);
        Row(table, "sent later than intended by", totals.Lateness);
        return table;
    }

    private static void Row(Table table, string name, LatencyFigures figures)
    {
        double[] cells = [figures.P50, figures.P90, figures.P99, figures.P999, figures.Max];
        table.AddRow(
        [
            name,
            figures.Count.ToString("N0", CultureInfo.InvariantCulture),
            .. cells.Select(cell => cell.ToString("N1", CultureInfo.InvariantCulture)),
        ]);
    }

    private static void Counts(TextWriter output, string title, SortedDictionary<string, long> counts)
    {
        if (counts.Count > 0)
        {
            var listed = counts.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:N0}"));
            output.WriteLine($"{title}: {string.Join(", ", listed)}");
        }
    }
}
