using GridOrleans.Integration.Reading;
using GridOrleans.Reading;
using GridOrleans.Verification;
using Xunit;

namespace GridOrleans.Integration.Verification;

/// <summary>A test of the audit, on a journal and a read model that are sound until the test damages them.</summary>
public abstract class AuditTest : ReadingTest
{
    private protected Task<AuditReport> Audit(AuditRequest? request = null) =>
        Engine.NewAudit(NewModel(), NewRegistries()).Run(request ?? new(), new Deaf(), Stop);

    /// <summary>Histories that are projected and pass the audit.</summary>
    private protected async Task<List<GridHistory>> Sound(int commands = 60)
    {
        var histories = await Write(commands);
        await CatchUp(NewProjector());
        Assert.Empty((await Audit()).Findings);
        return histories;
    }

    /// <summary>Changes the journal behind its back.</summary>
    private protected Task Damage(string sql, GridHistory history, long version = 0) =>
        Ask<object>(sql, new { stream = history.Stream, version });

    private protected static void Names(AuditReport report, AuditKind kind, GridHistory history, long? version) =>
        Assert.Contains(
            report.Findings,
            finding => (finding.Kind, finding.Stream, finding.Version) == (kind, history.Stream, version));

    private sealed class Deaf : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value)
        {
        }
    }
}
