using GridOrleans.Access;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Integration.Processes;
using GridOrleans.Journal;
using GridOrleans.Surge;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Routes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Surge;

/// <summary>A surge straight to a real silo, whose answers are held against its journal: flaws are found out.</summary>
public sealed class ConservationTests : StorageTest
{
    private const string Closed = "case_closed";

    /// <summary>Hours of the city's time, seconds of ours: when the test is long over.</summary>
    private const double Due = 120;

    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-surge-").FullName;

    private static SurgeProfile Straight => new() { Name = "straight", Cases = 2, Hours = 1, Seconds = 1 };

    [Fact]
    public async Task Cases_alarms_and_patrols_are_all_there_once_however_often_and_early_they_came()
    {
        var everything = Straight with
        {
            Cases = null,
            Hours = Due,
            Parts =
            [
                new() { Name = "cases", Count = 6, Until = 1, Shares = new() { Major = 0.5, Rated = 0.5 } },
                new() { Name = "alarms", Sends = SurgeKind.Alarms, Count = 3, Until = 1 },
                new() { Name = "patrols", Sends = SurgeKind.Patrols, Count = 3, Until = 1 },
                new() { Name = "herd", Count = 3, Until = 1, DueAt = Due },
            ],
            Resends = new() { Repeated = 1, Reordered = 1 },
            Limits = new() { Lost = 0 },
        };

        var report = await Surge(everything, Engine.Journal);

        Assert.True(report.Passed, string.Join('\n', [.. report.Findings, .. report.Totals.Faults]));
        Assert.Equal(report.Totals.Response.Count, report.Conservation!.Acknowledged);
        Assert.Equal(report.Totals.Response.Count, report.Totals.Repeats);
        Assert.NotEmpty(report.Totals.SentAwayEarly);
        Assert.Equal((0, 0, 0), (report.Conservation.Lost, report.Conservation.Doubled, report.Conservation.Moved));
        Assert.Contains("cases urgent", report.Totals.ByPart.Keys);
    }

    [Fact]
    public async Task An_acknowledgement_before_the_commit_is_found_out() => Assert.Equal(
        (2, 0, 0),
        await Broken(new(Engine.Journal, Closed) { AcknowledgesWithoutCommit = true }));

    [Fact]
    public async Task A_dropped_entry_is_found_out() => Assert.Equal(
        (2, 0, 0),
        await Broken(new(Engine.Journal, Closed)
        {
            AfterCommit = append => Change(
                "DELETE FROM entry WHERE stream = @stream AND version = @version RETURNING version", append),
        }));

    [Fact]
    public async Task A_doubled_command_is_found_out() => Assert.Equal(
        (0, 2, 0),
        await Broken(new(Engine.Journal, Closed)
        {
            AfterCommit = append => Change(
                """
                INSERT INTO entry (stream, version, at, command_id, kind, payload, hash)
                SELECT stream, version + 1, at, command_id, kind, payload, hash FROM entry
                WHERE stream = @stream AND version = @version;
                UPDATE head SET version = version + 1 WHERE stream = @stream RETURNING version
                """,
                append),
        }));

    [Fact]
    public async Task An_answer_with_another_version_is_found_out() => Assert.Equal(
        (0, 0, 2),
        await Broken(new(Engine.Journal, Closed)
        {
            AfterCommit = append => Change(
                """
                UPDATE entry SET version = version + 1 WHERE stream = @stream AND version = @version;
                UPDATE head SET version = version + 1 WHERE stream = @stream RETURNING version
                """,
                append),
        }));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());

    /// <summary>How many acknowledged commands are lost, doubled, elsewhere by the surge's own report.</summary>
    private async Task<(long Lost, long Doubled, long Moved)> Broken(FlawedStore store)
    {
        var report = await Surge(Straight, store);

        Assert.False(report.Passed);
        var audit = report.Conservation!;
        Assert.Contains(report.Findings, finding => finding.StartsWith(
            $"Of {audit.Acknowledged} acknowledged commands", StringComparison.Ordinal));
        Assert.Equal(2, audit.Findings.Count);
        return (audit.Lost, audit.Doubled, audit.Moved);
    }

    private async Task<SurgeReport> Surge(SurgeProfile profile, IJournalStore store)
    {
        var city = SmallCity.Plan();
        var plan = Path.Combine(_folder, "city");
        var key = Path.Combine(_folder, "token.key");
        city.Write(plan);
        TokenKey.LoadOrCreate(key);
        await using var silo = await RunningSilo.Start(Engine, services => services.AddSingleton(store));
        await Task.WhenAll(city.Grids.Select(grid => silo.Established(grid.Code)));
        var settings = new SurgeSettings
        {
            Profile = profile,
            Url = new("http://127.0.0.1:9"),
            Plan = plan,
            Key = key,
            Seed = 1,
            Speed = 3_600,
        };
        return await new SurgeSession(settings, TimeProvider.System)
        {
            Way = new ClusterRoute(silo.Grains, Attempt, TimeProvider.System),
            Journal = Engine,
        }.Run(Stop);
    }

    private Task<long> Change(string sql, StreamAppend append) =>
        Ask<long>(sql, new { stream = append.Stream, version = append.Last.Version });
}
