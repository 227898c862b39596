using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Integration.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Reading;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Reading;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Patrols;

/// <summary>Patrols between a phone, a gridworker's grain and the grid: taken once, wherever a silo dies.</summary>
public abstract class PatrolContract : ReadingTest
{
    private static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private static readonly Caller Worker = new("zhao", [new(Role.FullTimeGridworker, Grid)]);
    private static readonly Caller Clerk = new("zhou", [new(Role.VillageClerk, Grid.At(UnitLevel.Village))]);
    private static readonly PatrolId Patrol = PatrolId.Parse("patrol-1");

    private readonly DateTimeOffset _start = Whole(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));

    [Fact]
    public async Task Uploads_out_of_order_and_twice_are_one_patrol_that_outlives_a_restart()
    {
        PatrolView whole;
        Reply<PatrolView> first;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            await Pointed(silo);
            var patrols = silo.Grains.GetGrain<IPatrolGrain>(Worker.Id);
            first = await patrols.Upload(Upload("late-0001", 60, 120, end: true));
            await patrols.Upload(Upload("early-0001", 0, 60, start: true, visit: true));
            Assert.Equal(first, await patrols.Upload(Upload("late-0001", 60, 120, end: true)), Alike);
            whole = (await patrols.Upload(Upload("again-0001", 30, 90, visit: true))).Value!;
        }

        await using var again = await RunningSilo.Start(Another());
        var restarted = again.Grains.GetGrain<IPatrolGrain>(Worker.Id);
        Assert.Equal(first, await restarted.Upload(Upload("late-0001", 60, 120, end: true)), Alike);
        var page = await restarted.List(new([], 0, 10));
        Assert.Equal((whole.Metres, 120, 1), (page.Patrols[0].Metres, page.Patrols[0].Fixes, page.Totals.CheckIns));
        Assert.Equal(RefusalCode.CommandIdReused, (await restarted.Upload(Upload("late-0001", 0, 1))).Refusal?.Code);
        var half = (await restarted.ReadTrack(Patrol, _start.AddSeconds(295))).Value!;
        Assert.Equal(30, half.Fixes.Length);
        await Tells(again, new(1, 1, whole.Metres, 1));
        var point = Assert.Single((await again.Grid(Grid).ReadPatrols()).Points);
        Assert.Equal(_start.AddMinutes(1), point.LastVisit);
        await IsProved();
    }

    [Theory]
    [InlineData("patrol/zhao", "patrol_uploaded")]
    [InlineData("grid/140213067201001", "patrol_received")]
    [InlineData("patrol/zhao", "messages_delivered")]
    public async Task Wherever_the_silo_dies_the_grid_counts_the_patrol_once(string stream, string kind)
    {
        var dying = new DyingStore(Engine.Journal, append =>
            append.Stream == stream && append.Entries.Any(entry => entry.Kind == kind));
        await using (var silo = await RunningSilo.Start(Engine, all => all
            .AddSingleton<IJournalStore>(dying)
            .Configure<JournalOptions>(options => options.OutcomeTimeout = DyingStore.Patience)))
        {
            await Pointed(silo);
            var uploading = silo.Grains.GetGrain<IPatrolGrain>(Worker.Id)
                .Upload(Upload("whole-0001", 0, 50, start: true, visit: true, end: true));
            await dying.Died;
            await Record.ExceptionAsync(() => uploading);
        }

        await using var again = await RunningSilo.Start(Another());
        var resent = await again.Grains.GetGrain<IPatrolGrain>(Worker.Id)
            .Upload(Upload("whole-0001", 0, 50, start: true, visit: true, end: true));

        await Tells(again, new(1, 1, resent.Value!.Metres, 1));
        await IsProved();
    }

    private static bool Alike(Reply<PatrolView> one, Reply<PatrolView> other) =>
        one.Value! with { Gaps = [], CheckIns = [] } == other.Value! with { Gaps = [], CheckIns = [] }
        && one.Value.CheckIns.SequenceEqual(other.Value.CheckIns);

    private static DateTimeOffset Whole(DateTimeOffset instant) => new(
        instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static async Task Pointed(RunningSilo silo)
    {
        var grid = await silo.Established(Grid);
        var set = new SetPatrolPoint("well", "水井", 113.3, 40.09, 50, 7);
        var first = await grid.ChangePatrolPoint(new(CommandId.Parse("point-0001"), Clerk, set));
        var again = await grid.ChangePatrolPoint(new(CommandId.Parse("point-0001"), Clerk, set));
        Assert.Equal(first.Value!.Point, again.Value!.Point);
    }

    // What the grid is told comes after the answer: waited for, never timed.
    private static async Task Tells(RunningSilo silo, PatrolCounts counts)
    {
        while ((await silo.Grid(Grid).ReadPatrols()).Totals != counts)
        {
            await Task.Delay(20, Stop);
        }

        Assert.Equal(counts, (await silo.Grid(Grid).ReadTally()).Tally.Patrols);
    }

    private PatrolRequest Upload(
        string id, int from, int to, bool start = false, bool visit = false, bool end = false) => new(
        CommandId.Parse(id),
        Worker,
        new(
            Patrol,
            Grid,
            start ? _start : null,
            end ? _start.AddMinutes(30) : null,
            [
                .. Enumerable.Range(from, to - from).Reverse().Select(step => new Fix(
                    _start.AddSeconds(10 * step), 113.3 + (step * 1e-4), 40.09, 8)),
            ],
            visit ? [new("well", _start.AddMinutes(1), 113.3001, 40.09)] : []));

    private async Task IsProved()
    {
        var report = await Engine.NewAudit(NewModel(), NewRegistries())
            .Run(new(), new Progress<AuditProgress>(), Stop);
        Assert.Empty(report.Findings);
        Assert.True(report.Messages > 0);
    }
}
