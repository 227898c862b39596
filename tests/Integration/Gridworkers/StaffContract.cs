using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Integration.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Reading;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Gridworkers;

/// <summary>A hand-over between county, grid and gridworkers: no task is lost, wherever a silo dies.</summary>
public abstract class StaffContract : ReadingTest
{
    private static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private static readonly UnitCode County = Grid.At(UnitLevel.District);
    private static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);
    private static readonly Caller Clerk = new("zhou", [new(Role.VillageClerk, Grid.At(UnitLevel.Village))]);
    private static readonly Caller Zhao = new("zhao", [new(Role.FullTimeGridworker, County)]);
    private static readonly Caller Qian = new("qian", [new(Role.FullTimeGridworker, County)]);

    private static readonly StaffRequest HandOver = Request(
        "hand-over-1", new HandOverGrids("zhao", [Grid], "qian", "轮岗"));

    [Fact]
    public async Task A_hand_over_moves_every_open_task_once_and_outlives_a_restart()
    {
        Reply<StaffReceipt> first;
        await using (var silo = await Start(Engine))
        {
            await Staffed(silo);
            first = await Staff(silo).Execute(HandOver);
            Assert.Equal(first, await Staff(silo).Execute(HandOver));
            await Passed(silo);
            var duty = silo.Grains.GetGrain<IGridworkerGrain>("qian");
            Assert.Equal(Grid, (await duty.ChangeDuty(new(CommandId.Parse("duty-0001"), Qian, Grid))).Value?.Grid);
        }

        await using var again = await Start(Another());
        Assert.Equal(first, await Staff(again).Execute(HandOver));
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await Staff(again).Execute(HandOver with { Command = new ReleaseGridworker("zhao", null, "x") }))
                .Refusal?.Code);
        Assert.Equal(
            RefusalCode.NotOnStaff,
            (await Do(again, "assign-9", Clerk, 3, Assign("zhao"))).Refusal?.Code);
        Assert.Equal(Grid, (await again.Grains.GetGrain<IGridworkerGrain>("qian").Read()).OnDutyIn);
        Assert.Equal(["qian"], (await Staff(again).ReadResponsibles()).ByGrid.Values);
        await IsProved();
    }

    [Theory]
    [InlineData("staff/140213", "grids_handed_over")]
    [InlineData("grid/140213067201001", "staffing_received")]
    [InlineData("gridworker/qian", "gridworker_news_received")]
    [InlineData("staff/140213", "messages_delivered")]
    public async Task Wherever_the_silo_dies_every_task_has_one_gridworker(string stream, string kind)
    {
        await using (var silo = await Start(Engine))
        {
            await Staffed(silo);
        }

        var dying = new DyingStore(Engine.Journal, append =>
            append.Stream == stream && append.Entries.Any(entry => entry.Kind == kind));
        await using (var silo = await Start(Engine, all => all
            .AddSingleton<IJournalStore>(dying)
            .Configure<JournalOptions>(options => options.OutcomeTimeout = DyingStore.Patience)))
        {
            var handing = Staff(silo).Execute(HandOver);
            await dying.Died;
            await Record.ExceptionAsync(() => handing);
        }

        await using var again = await Start(Another());

        // The caller heard nothing, and sends it again; it takes effect once.
        Assert.Null((await Staff(again).Execute(HandOver)).Refusal);
        await Passed(again);
        await IsProved();
    }

    private static IStaffGrain Staff(RunningSilo silo) => silo.Grains.GetGrain<IStaffGrain>(County.ToString());

    private static StaffRequest Request(string id, StaffCommand command) =>
        new(CommandId.Parse(id), Committee, command);

    private static AssignCase Assign(string to) => new(new(AssigneeKind.Gridworker, to), "T-N301");

    private static Task<RunningSilo> Start(StorageEngine engine, Action<IServiceCollection>? configure = null) =>
        RunningSilo.Start(engine, all =>
        {
            all.AddSingleton<IStaffPlan, OneGrid>();
            configure?.Invoke(all);
        });

    /// <summary>Zhao has two open tasks, one begun; a third case is filed.</summary>
    private static async Task Staffed(RunningSilo silo)
    {
        await silo.Established(Grid);
        foreach (var request in (StaffRequest[])
        [
            Request("post-0001", new SetPost("grid", "专职网格员", StaffClass.FullTime, 2)),
            Request("appoint-1", new AppointGridworker("zhao", "赵一", "13800001234", "grid", [Grid], [Grid])),
            Request("appoint-2", new AppointGridworker("qian", "钱二", "13900005678", "grid", [Grid], [])),
        ])
        {
            Assert.Null((await Staff(silo).Execute(request)).Refusal);
        }

        for (var serial = 1; serial <= 3; serial++)
        {
            await Do(silo, $"report-{serial}", Clerk, null, new ReportCase(
                "垃圾", new(113.3, 40.09), ReportSource.Resident, "N301"));
            await Do(silo, $"filed-{serial}", Clerk, serial, new FileCase(Severity.Ordinary));
        }

        await Do(silo, "assign-1", Clerk, 1, Assign("zhao"));
        await Do(silo, "assign-2", Clerk, 2, Assign("zhao"));
        var started = await Do(silo, "start-01", Zhao, 2, new StartCase());
        Assert.Equal(CaseStep.Investigated, started.Value?.Step);
        await Told(silo, "zhao");
    }

    private static Task<Reply<CaseView>> Do(RunningSilo silo, string id, Caller by, int? serial, CaseCommand command) =>
        silo.Grid(Grid).Execute(new(
            CommandId.Parse($"case-{id}"), by, serial is { } known ? new CaseNumber(Grid, known) : null, command));

    // Grids are told after the answer: waited for, never timed.
    private static async Task Told(RunningSilo silo, string responsible)
    {
        while ((await silo.Grid(Grid).Read()).Value?.Responsible != responsible)
        {
            await Task.Delay(20, Stop);
        }
    }

    private static async Task Passed(RunningSilo silo)
    {
        await Told(silo, "qian");
        foreach (var (serial, step) in ((int, CaseStep)[])[(1, CaseStep.Assigned), (2, CaseStep.Investigated)])
        {
            var file = (await silo.Grid(Grid).ReadCase(new(Grid, serial), null)).Value!;
            Assert.Equal((step, "qian", "T-N301"), (file.Case.Step, file.Case.Assignee?.Id, file.Case.Ticket));
            Assert.Single(file.History, entry => entry.Kind == "case_handed_over");
        }

        while ((await silo.Grains.GetGrain<IGridworkerGrain>("zhao").Read()).Appointments is not [{ Grids: [] }])
        {
            await Task.Delay(20, Stop);
        }
    }

    private async Task IsProved()
    {
        var report = await Engine.NewAudit(NewModel(), NewRegistries())
            .Run(new(), new Progress<AuditProgress>(), Stop);
        Assert.Empty(report.Findings);
        Assert.True(report.Messages > 0);
    }

    private sealed class OneGrid : IStaffPlan
    {
        public bool HasGrid(UnitCode grid) => grid == Grid;

        public ImmutableArray<UnitCode> Grids(UnitCode unit) => [Grid];

        public string? Responsible(UnitCode grid) => null;

        public ImmutableArray<PlannedVillage> Villages(UnitCode unit) => [];
    }
}
