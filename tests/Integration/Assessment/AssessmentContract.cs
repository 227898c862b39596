using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Reading;
using GridOrleans.Reading;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Assessment;

/// <summary>Scores from real cases over the read model, and appeals that outlive a restart.</summary>
public abstract class AssessmentContract : ReadingTest
{
    private static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private static readonly UnitCode Village = Grid.At(UnitLevel.Village);
    private static readonly UnitCode County = Grid.At(UnitLevel.District);
    private static readonly Caller Clerk = new("zhou", [new(Role.VillageClerk, Village)]);
    private static readonly Caller Handler = new("li", [new(Role.DepartmentHandler, County)]);
    private static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);

    private static readonly DateOnly Today = ChinaTime.DayOf(TimeProvider.System.GetUtcNow());

    // From yesterday, should midnight pass while the test runs.
    private static readonly AssessmentPeriod Days = new(Today.AddDays(-1), Today);

    [Fact]
    public async Task An_upheld_appeal_changes_the_score_and_both_outlive_a_restart()
    {
        var appeal = new FileAppeal(Grid, null, Days, "first_time_right", [$"{Grid}-2"], "材料被误退");
        AppealView filed;
        await using (var silo = await Start(Engine))
        {
            await Handled(silo);
            var before = await Scored(silo);
            Assert.Equal((0.5, 1, 1, 0), Part(before, "first_time_right"));
            Assert.Equal((1.0, 2, 0, 0), Part(before, "timely"));
            await RestsOnItsEvidence(silo);

            filed = (await Appeals(silo, "appeal-file", Clerk, appeal)).Value!;
            var decided = await Appeals(silo, "appeal-decide", Committee, new DecideAppeal(1, true, "情况属实"));
            Assert.Equal("zheng", decided.Value?.Decision?.By.Id);
        }

        await using var again = await Start(Another());
        Assert.Equal(filed.ToString(), (await Appeals(again, "appeal-file", Clerk, appeal)).Value?.ToString());
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await Appeals(again, "appeal-file", Clerk, appeal with { Reason = "x" })).Refusal?.Code);

        var page = (await Assessment(again).ReadScores(Question())).Value!;
        Assert.Equal((1.0, 1, 0, 1), Part(Assert.Single(page.Scores), "first_time_right"));
        Assert.Equal((true, "情况属实"), (page.Appeals[0].Decision!.Upheld, page.Appeals[0].Decision!.Reason));
        Assert.Equal(1, (await Assessment(again).ListAppeals(new(Village, null, true, 0, 10))).Total);
        await IsProved();
    }

    [Fact]
    public async Task Load_is_counted_by_department_grid_and_gridworker()
    {
        await using var silo = await Start(Engine);
        await Staffed(silo);
        await Do(silo, "report-1", Clerk, null, Report(1));
        await Do(silo, "file-1", Clerk, 1, new FileCase(Severity.Ordinary));
        await Do(silo, "assign-1", Clerk, 1, new AssignCase(new(AssigneeKind.Gridworker, "zhao"), "T-N301"));

        var rows = new List<WorkloadView>();
        foreach (var by in Enum.GetValues<WorkloadBy>())
        {
            WorkloadPage page;
            do
            {
                page = (await Assessment(silo).ReadLoad(new(Village, Days, by, null, 0, 10))).Value!;
            }
            while (page.Whole.Tasks == 0 && !Stop.IsCancellationRequested);

            rows.Add(Assert.Single(page.Rows));
            Assert.Equal((1, 40), (page.Whole.Tasks, page.Whole.Demanded));
        }

        Assert.Equal([Grid.ToString(), "zhao"], rows.Skip(1).Select(row => row.Name));
        Assert.NotEqual(WorkloadRules.UnknownDepartment, rows[0].Name);
        Assert.All(rows, row => Assert.Equal((1, 40), (row.Tasks, row.Demanded)));
    }

    private static async Task RestsOnItsEvidence(RunningSilo silo)
    {
        var evidence = (await Assessment(silo).ReadEvidence(
            new(Grid, Days, "first_time_right", null, 0, 10))).Value!;

        Assert.Equal(
            [(Verdict.Bad, $"{Grid}-2", $"/v1/cases/{Grid}-2"), (Verdict.Good, $"{Grid}-1", $"/v1/cases/{Grid}-1")],
            evidence.Evidence.Select(piece => (piece.Verdict, piece.Of.Single(), piece.Links.Single())));
    }

    private static ScoreQuery Question() => new(Grid, Days, ScoreBy.Unit, null, 0, 10);

    /// <summary>Two cases handled, the second one sent back for rework; a third is a report alone.</summary>
    private static async Task Handled(RunningSilo silo)
    {
        await silo.Established(Grid);
        for (var serial = 1; serial <= 2; serial++)
        {
            await Do(silo, $"report-{serial}", Clerk, null, Report(serial));
            await Do(silo, $"file-{serial}", Clerk, serial, new FileCase(Severity.Ordinary));
            await Do(silo, $"assign-{serial}", Clerk, serial, new AssignCase(new(AssigneeKind.Department, "li")));
            await Do(silo, $"start-{serial}", Handler, serial, new StartCase());
            await Do(silo, $"finish-{serial}", Handler, serial, Finished);
            if (serial == 2)
            {
                await Do(silo, "rework-2", Clerk, serial, new ReworkCase("照片不清"));
                await Do(silo, "finish-again", Handler, serial, Finished);
            }

            await Do(silo, $"confirm-{serial}", Clerk, serial, new ConfirmCase("已清运"));
            await Do(silo, $"close-{serial}", Clerk, serial, new CloseCase
            {
                Conditions = [.. Enum.GetValues<ClosingCondition>()],
            });
        }

        await Do(silo, "report-3", Clerk, null, Report(3));
    }

    private static FinishCase Finished => new("已清运") { Evidence = ["photo/after.jpg"] };

    private static ReportCase Report(int serial) =>
        new("垃圾", new(113.3, 40.09 + (serial * 0.001)), ReportSource.Resident, "N301");

    private static async Task Staffed(RunningSilo silo)
    {
        await silo.Established(Grid);
        var staff = silo.Grains.GetGrain<IStaffGrain>(County.ToString());
        foreach (var (id, command) in ((string, StaffCommand)[])
        [
            ("post-0001", new SetPost("grid", "专职网格员", StaffClass.FullTime, 2)),
            ("appoint-1", new AppointGridworker("zhao", "赵一", "13800001234", "grid", [Grid], [Grid])),
        ])
        {
            Assert.Null((await staff.Execute(new(CommandId.Parse(id), Committee, command))).Refusal);
        }
    }

    // The read model follows the journal: waited for, never timed.
    private static async Task<ScoreView> Scored(RunningSilo silo)
    {
        while (true)
        {
            var page = (await Assessment(silo).ReadScores(Question())).Value!;
            if (page.Scores.Single().Handled == 2)
            {
                return page.Scores.Single();
            }

            await Task.Delay(20, Stop);
        }
    }

    private static (double? Value, int Good, int Bad, int SetAside) Part(ScoreView score, string code)
    {
        var part = score.Indicators.Single(part => part.Code == code);
        return (part.Value, part.Good, part.Bad, part.SetAside);
    }

    private static IAssessmentGrain Assessment(RunningSilo silo) =>
        silo.Grains.GetGrain<IAssessmentGrain>(County.ToString());

    private static Task<Reply<AppealView>> Appeals(RunningSilo silo, string id, Caller by, AppealCommand command) =>
        Assessment(silo).Execute(new(CommandId.Parse(id), by, command));

    private static async Task Do(RunningSilo silo, string id, Caller by, int? serial, CaseCommand command) =>
        Assert.Null((await silo.Grid(Grid).Execute(new(
            CommandId.Parse($"case-{id}"), by, serial is { } known ? new CaseNumber(Grid, known) : null, command)))
            .Refusal);

    private static Task<RunningSilo> Start(StorageEngine engine) =>
        RunningSilo.Start(engine, all => all.AddSingleton<IStaffPlan, OneGrid>());

    private async Task IsProved()
    {
        var report = await Engine.NewAudit(NewModel(), NewRegistries())
            .Run(new(), new Progress<AuditProgress>(), Stop);
        Assert.Empty(report.Findings);
    }

    private sealed class OneGrid : IStaffPlan
    {
        public bool HasGrid(UnitCode grid) => grid == Grid;

        public ImmutableArray<UnitCode> Grids(UnitCode unit) => [Grid];

        public string? Responsible(UnitCode grid) => null;

        public ImmutableArray<PlannedVillage> Villages(UnitCode unit) => [];
    }
}
