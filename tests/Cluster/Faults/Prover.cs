using System.Text.Json;
using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>Asks <c>Client -- verify</c> what the journal holds.</summary>
internal static class Prover
{
    private static readonly string[] Lost = ["lost_command", "misplaced_command", "missing_entry", "lost_message"];
    private static readonly string[] Doubled = ["repeated_command", "shared_command", "repeated_message"];

    /// <summary>Proves the whole journal, and that it holds what was acknowledged.</summary>
    public static async Task<Proof> Prove(ClusterStage stage, string acks, CancellationToken stop)
    {
        var (code, output, errors) = await Running.Client(
            ["verify", .. stage.Storage, "--acks", acks, "--wait", "60s", "--json"], stage.Folder, stop);
        if (output.Length == 0)
        {
            throw new InvalidOperationException(errors);
        }

        using var report = JsonDocument.Parse(output);
        var findings = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (
                Kind: finding.GetProperty("kind").GetString()!,
                Text: $"{finding.GetProperty("kind")} "
                    + $"{finding.GetProperty("stream")}: {finding.GetProperty("detail")}"))
            .ToList();
        return new(
            code == 0,
            report.RootElement.GetProperty("acknowledged").GetInt32(),
            findings.Count(finding => Lost.Contains(finding.Kind, StringComparer.Ordinal)),
            findings.Count(finding => Doubled.Contains(finding.Kind, StringComparer.Ordinal)),
            string.Join("; ", findings.Select(finding => finding.Text)));
    }
}
