using System.Globalization;
using System.Text;
using System.Text.Json;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>How the totals of an import are printed. Pure.</summary>
internal static class ImportPrint
{
    private const int FindingsShown = 20;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>For people: the sums, by kind and county, and the first findings.</summary>
    public static string Text(ImportTotals totals)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            {totals.Rows:N0} rows: {totals.Created:N0} new, {totals.Merged:N0} merged, {totals.Unchanged:N0} unchanged,
            {totals.Conflicting:N0} conflicting, {totals.Rejected:N0} left out.
            """);
        foreach (var (kind, rows) in By(totals, key => Spelled(key.Kind)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {kind,-14} {rows,12:N0}");
        }

        foreach (var (county, rows) in By(totals, key => key.Grid.At(UnitLevel.District).ToString()))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {county,-14} {rows,12:N0}");
        }

        foreach (var finding in totals.Findings.Take(FindingsShown))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"line {finding.Line}: {finding.What}: {finding.Reason}");
        }

        if (totals.Findings.Count > FindingsShown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"… {totals.Findings.Count:N0} in all: see --report.");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>For scripts: everything, also by grid.</summary>
    public static string Json(ImportTotals totals) => JsonSerializer.Serialize(
        new
        {
            totals.Rows,
            totals.Created,
            totals.Merged,
            totals.Unchanged,
            totals.Conflicting,
            totals.Rejected,
            ByKind = By(totals, key => Spelled(key.Kind)),
            ByCounty = By(totals, key => key.Grid.At(UnitLevel.District).ToString()),
            ByGrid = By(totals, key => key.Grid.ToString()),
            totals.Findings,
        },
        Web);

    private static SortedDictionary<string, long> By(
        ImportTotals totals,
        Func<(UnitCode Grid, RecordKind Kind), string> name) => new(
            totals.Taken.GroupBy(pair => name(pair.Key))
                .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)),
            StringComparer.Ordinal);

    private static string Spelled(RecordKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
