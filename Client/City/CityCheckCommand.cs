using System.CommandLine;
using System.Text.Json;
using GridOrleans.City.Checks;
using GridOrleans.City.Files;
using GridOrleans.City.Guarantees;
using Spectre.Console;

namespace GridOrleans.City;

/// <summary><c>city check</c>: tells everything that is wrong with a plan.</summary>
internal static class CityCheckCommand
{
    /// <summary>Warnings of one kind that the table shows without <c>--all</c>.</summary>
    private const int ShownWarnings = 5;

    /// <summary>Columns of the table where there is no terminal to ask: each finding on a line or two.</summary>
    private const int RedirectedWidth = 200;

    public static Command Create()
    {
        var folder = CityCommand.Plan();
        var all = new Option<bool>("--all") { Description = "Show every warning, not only the first of each kind." };
        var json = CityCommand.Json();
        var command = new Command(
            "check",
            "Report every overlap, gap, wrong code and unusable outline with its place. The exit code is 0 when the "
            + "plan has no error; warnings are allowed.")
        {
            folder, all, json,
        };
        command.SetAction((parsed, _) => Task.FromResult(CityCommand.Run(() => Check(
            parsed.GetRequiredValue(folder).FullName, parsed.GetValue(all), parsed.GetValue(json)))));
        return command;
    }

    private static int Check(string folder, bool all, bool json)
    {
        var reading = PlanReader.Read(folder);
        var found = PlanCheck.Findings(reading.Plan);
        PlanFinding[] findings = [.. reading.Findings, .. found];
        var guarantees = GuaranteeCheck.Of(reading.Plan, found);
        var errors = findings.Count(finding => finding.Severity is PlanSeverity.Error);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    units = reading.Plan.Units.Count,
                    grids = reading.Plan.Grids.Count,
                    errors,
                    warnings = findings.Length - errors,
                    guarantees,
                    findings,
                },
                CityJson.Options));
        }
        else
        {
            Print(reading.Plan, findings, errors, all);
            Print(guarantees);
        }

        return errors == 0 ? 0 : 1;
    }

    private static void Print(CityPlan plan, PlanFinding[] findings, int errors, bool all)
    {
        if (findings.Length > 0)
        {
            var table = new Table().Border(TableBorder.Simple)
                .AddColumn("Finding")
                .AddColumn(new TableColumn("Codes").NoWrap())
                .AddColumn("Lon, lat")
                .AddColumn("Detail");
            foreach (var kind in findings.GroupBy(finding => (finding.Severity, finding.Kind)))
            {
                var shown = all || kind.Key.Severity is PlanSeverity.Error ? int.MaxValue : ShownWarnings;
                foreach (var finding in kind.Take(shown))
                {
                    AddRow(table, finding);
                }

                if (kind.Count() > shown)
                {
                    table.AddRow("", "", "", FormattableString.Invariant(
                        $"… and {kind.Count() - shown:N0} more {kind.Key.Kind}: --all shows them."));
                }
            }

            if (Console.IsOutputRedirected)
            {
                AnsiConsole.Profile.Width = RedirectedWidth;
            }

            AnsiConsole.Write(table);
        }

        var warnings = findings.Length - errors;
        Console.WriteLine(FormattableString.Invariant(
            $"{plan.Units.Count:N0} units, {plan.Grids.Count:N0} grids: {errors:N0} errors, {warnings:N0} warnings."));
    }

    private static void Print(IReadOnlyList<GuaranteeReport> guarantees)
    {
        foreach (var report in guarantees)
        {
            var verdict = report.Holds
                ? "holds"
                : FormattableString.Invariant($"broken in {report.Count:N0} places");
            Console.WriteLine($"{report.Name} {report.English}: {verdict}.");
        }
    }

    private static void AddRow(Table table, PlanFinding finding)
    {
        var place = finding.Lon is { } lon && finding.Lat is { } lat
            ? FormattableString.Invariant($"{lon:0.000000}, {lat:0.000000}")
            : "";
        var color = finding.Severity is PlanSeverity.Error ? Color.Red : Color.Yellow;
        table.AddRow(
            new Text($"{finding.Severity}\n{finding.Kind}", color),
            new Text(string.Join('\n', finding.Codes)),
            new Text(place),
            new Text(finding.Detail));
    }
}
