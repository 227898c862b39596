using System.Globalization;
using GridOrleans.Surge.Figures;

namespace GridOrleans.Surge.Reports;

/// <summary>One figure of two reports.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="First">The first report's; null where it has none.</param>
/// <param name="Second">The second report's; null where it has none.</param>
internal sealed record CompareRow(string Name, double? First, double? Second);

/// <summary>Two reports, figure by figure. Pure.</summary>
internal static class CompareRows
{
    /// <summary>What a report is of, in a line.</summary>
    public static string Title(SurgeReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Profile}, seed {report.Seed}, {report.Totals.Opened:N0} begun, {report.Route}, "
        + $"{report.Began:yyyy-MM-dd HH:mm:ss} UTC, {(report.Passed ? "passed" : "not passed")}");

    /// <summary>The figures.</summary>
    public static IEnumerable<CompareRow> Of(SurgeReport first, SurgeReport second)
    {
        var (one, two) = (first.Totals, second.Totals);
        yield return new("acknowledged", one.Response.Count, two.Response.Count);
        yield return new("acknowledged a second", first.AcknowledgedPerSecond, second.AcknowledgedPerSecond);
        yield return new("attempts that failed", one.FailedAttempts.Values.Sum(), two.FailedAttempts.Values.Sum());
        yield return new("refused", one.Refusals.Values.Sum(), two.Refusals.Values.Sum());
        yield return new("not as intended", one.FaultCount, two.FaultCount);
        yield return new("lost, doubled, elsewhere", first.Conservation?.Broken, second.Conservation?.Broken);
        yield return new("longest silence, s", one.LongestSilence, two.LongestSilence);
        foreach (var row in Latencies("all", one.Response, two.Response))
        {
            yield return row;
        }

        foreach (var part in one.ByPart.Keys.Union(two.ByPart.Keys, StringComparer.Ordinal))
        {
            foreach (var row in Latencies(part, one.ByPart.GetValueOrDefault(part), two.ByPart.GetValueOrDefault(part)))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<CompareRow> Latencies(string name, LatencyFigures? first, LatencyFigures? second) =>
    [
        new($"{name}: p50, ms", first?.P50, second?.P50),
        new($"{name}: p99, ms", first?.P99, second?.P99),
        new($"{name}: p99.9, ms", first?.P999, second?.P999),
        new($"{name}: max, ms", first?.Max, second?.Max),
    ];
}
