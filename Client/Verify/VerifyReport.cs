using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Verification;

namespace GridOrleans.Verify;

/// <summary>An audit's report, for a person and for a script.</summary>
internal static class VerifyReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>As JSON.</summary>
    public static string Json(AuditReport report) => JsonSerializer.Serialize(report, Options);

    /// <summary>As text.</summary>
    public static async Task Print(AuditReport report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            var place = finding.Version is { } version
                ? string.Create(CultureInfo.InvariantCulture, $"{finding.Stream} version {version}")
                : finding.Stream;
            await output.WriteLineAsync($"{finding.Kind}  {place}  {finding.Detail}");
        }

        if (report.FindingsTotal > report.Findings.Length)
        {
            await output.WriteLineAsync($"… and {report.FindingsTotal - report.Findings.Length} more.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Streams:N0} streams, {report.Entries:N0} entries, {report.Commands:N0} commands, "
            + $"{report.Cases:N0} cases, {report.Orders:N0} orders in {report.Seconds:0.0} s."));
        if (report.Acknowledged > 0)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Acknowledged:N0} acknowledged commands looked up."));
        }

        if (report.Messages > 0)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Messages:N0} messages between the levels, {report.MessagesWaiting:N0} not yet delivered."));
        }

        if (report.Tallies > 0)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Tallies:N0} units' numbers compared with the city's."));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"The read model was {report.Lag.Entries:N0} entries in {report.Lag.Streams:N0} streams behind."));
        await output.WriteLineAsync(report.Clean
            ? "Everything is proved."
            : string.Create(CultureInfo.InvariantCulture, $"{report.FindingsTotal:N0} findings."));
    }
}
