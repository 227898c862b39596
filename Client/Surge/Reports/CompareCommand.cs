using System.CommandLine;
using System.Globalization;
using GridOrleans.Surge.Figures;
using Spectre.Console;

namespace GridOrleans.Surge.Reports;

/// <summary>The verb <c>surge compare</c>: puts two reports side by side.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> First = new("A") { Description = "A report of surge --report." };
    private static readonly Argument<string> Second = new("B") { Description = "Another one." };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Also write both into one HTML page with plots.",
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("compare", "Put two reports side by side.") { First, Second, Html };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var first = SurgeReportFile.Read(parsed.GetRequiredValue(First));
            var second = SurgeReportFile.Read(parsed.GetRequiredValue(Second));
            if (parsed.GetValue(Html) is { } page)
            {
                ReportPage.MustExist();
                await File.WriteAllTextAsync(page, ReportPage.Of([first, second]), stop);
            }

            Print(first, second, console.Output);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static void Print(SurgeReport first, SurgeReport second, TextWriter output)
    {
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        terminal.Profile.Width = Math.Max(terminal.Profile.Width, SurgePrint.Width);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("");
        foreach (var column in (string[])["A", "B", "B / A"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var row in CompareRows.Of(first, second))
        {
            table.AddRow(row.Name, Text(row.First), Text(row.Second), Ratio(row));
        }

        output.WriteLine($"A: {CompareRows.Title(first)}");
        output.WriteLine($"B: {CompareRows.Title(second)}");
        terminal.Write(table);
        if (first.Profile != second.Profile || first.Cases != second.Cases || first.Route != second.Route)
        {
            output.WriteLine("These are not the same surge: what differs besides the server explains a part of it.");
        }
    }

    private static string Text(double? value) => value?.ToString("N1", CultureInfo.InvariantCulture) ?? "";

    private static string Ratio(CompareRow row) => row is { First: > 0 and { } first, Second: { } second }
        ? (second / first).ToString("N2", CultureInfo.InvariantCulture)
        : "";
}
