using System.Text.Json;
using GridOrleans.Integration.Journal;
using GridOrleans.Surge.Figures;
using Xunit;

namespace GridOrleans.Integration.Processes;

public sealed class CrashTests(PostgresServer server)
{
    /// <summary>About a third of the surge.</summary>
    private const int UnderWay = 300;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_sqlite_a_kill_in_the_middle_of_a_surge_loses_nothing_and_doubles_nothing()
    {
        using var folder = SiloFolder.OnSqlite();

        await KillInTheMiddle(folder);
    }

    [Fact]
    public async Task On_postgres_a_kill_in_the_middle_of_a_surge_loses_nothing_and_doubles_nothing()
    {
        using var folder = SiloFolder.OnPostgres(await server.NewDatabase());
        var (code, output) = await Executable.Client(["migrate", .. folder.Storage]);
        Assert.True(code == 0, output);

        await KillInTheMiddle(folder);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_ends_cleanly_while_commands_are_under_way()
    {
        using var folder = SiloFolder.OnSqlite();
        await using var first = await SiloProcess.Start(folder);
        var surge = new CitySurge(folder, UnderWay);
        var run = surge.Run(Stop);
        await UnderWayOrOver(surge, run);

        Assert.True(await first.Terminate() == 0, first.Output);

        await using var second = await SiloProcess.Start(folder);
        Passed(await run);
        await Proved(folder);
        Assert.True(await second.Terminate() == 0, second.Output);
    }

    private static async Task KillInTheMiddle(SiloFolder folder)
    {
        await using var first = await SiloProcess.Start(folder);
        var surge = new CitySurge(folder, UnderWay);
        var run = surge.Run(Stop);
        await UnderWayOrOver(surge, run);
        await first.Kill();

        // The surge goes on by itself: it sends the same commands again until somebody answers.
        await using var second = await SiloProcess.Start(folder);
        var report = await run;
        Passed(report);
        Assert.NotEmpty(report.Totals.FailedAttempts);

        // And everything again: each command gets its first answer, those from before the kill, too.
        var again = await new CitySurge(folder, resume: true).Run(Stop);
        Passed(again);
        Assert.Equal(report.Totals.Response.Count, again.Totals.Response.Count);
        await Proved(folder);
        Assert.True(await second.Terminate() == 0, second.Output);
    }

    /// <summary>A surge that fails before it is well under way must fail the test, not hang it.</summary>
    private static async Task UnderWayOrOver(CitySurge surge, Task<SurgeReport> run)
    {
        if (await Task.WhenAny(surge.UnderWay, run) == run)
        {
            Passed(await run);
            Assert.Fail("The surge was over before it was well under way.");
        }
    }

    private static void Passed(SurgeReport report) =>
        Assert.True(report.Passed, string.Join('\n', [.. report.Findings, .. report.Totals.Faults]));

    /// <summary>Every acknowledged command is in the journal exactly once, and the read model follows.</summary>
    private static async Task Proved(SiloFolder folder)
    {
        string[] verify = ["verify", .. folder.Storage, "--acks", folder.Acks, "--wait", "30s", "--json"];
        var (code, output) = await Executable.Client(verify);
        Assert.True(code == 0, output);
        using var report = JsonDocument.Parse(output);
        Assert.Equal(
            File.ReadLines(folder.Acks).Count(), report.RootElement.GetProperty("acknowledged").GetInt32());
    }
}
