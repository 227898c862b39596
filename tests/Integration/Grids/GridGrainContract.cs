using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Grids;

/// <summary>What a grid promises beyond its rules: durable, once, and the same after every restart.</summary>
public abstract class GridGrainContract : StorageTest
{
    private const string Clerk = "zhao";
    private const string Handler = "li";

    private static readonly UnitCode Code = UnitCode.Parse("140213067201001");

    private static readonly CaseCommand[] Walk =
    [
        new FileCase(Severity.Ordinary),
        new AssignCase(new(AssigneeKind.Department, Handler)),
        new StartCase(),
        new FinishCase("已修好"),
        new ConfirmCase("已告知"),
        new CloseCase { Conditions = [.. Enum.GetValues<ClosingCondition>()] },
    ];

    [Fact]
    public async Task A_case_goes_its_six_steps_and_its_file_tells_them_all()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);

        var number = await ToArchive(grid, "a");

        var file = (await grid.ReadCase(number, null)).Value!;
        Assert.Equal((CaseStep.Archived, CaseOutcome.Handled), (file.Case.Step, file.Case.Outcome));
        Assert.Equal(
            [
                "case_reported", "case_filed", "case_assigned", "case_started", "case_finished", "case_confirmed",
                "case_closed",
            ],
            file.History.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task A_file_is_read_as_it_stood_at_an_instant()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);
        var number = await ToArchive(grid, "a");
        var history = (await grid.ReadCase(number, null)).Value!.History;

        var then = await grid.ReadCase(number, history[2].At);
        var before = await grid.ReadCase(number, history[0].At.AddTicks(-10));

        Assert.Equal((CaseStep.Assigned, 3), (then.Value!.Case.Step, then.Value.History.Length));
        Assert.Equal(RefusalCode.UnknownCase, before.Refusal?.Code);
    }

    [Fact]
    public async Task A_resent_command_gets_its_first_answer_also_after_a_restart()
    {
        CaseView first;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            first = (await grid.Execute(Report("r"))).Value!;
            await ToArchive(grid, "r");
        }

        await using var again = await RunningSilo.Start(Another());
        var resent = await again.Grid(Code).Execute(Report("r"));
        var version = (await again.Grid(Code).Read()).Value!.Version;

        Assert.Equivalent(first, resent.Value);
        Assert.Equal(8, version);
    }

    [Fact]
    public async Task A_known_id_with_another_command_in_it_is_refused()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);
        var report = Report("r");
        var number = (await grid.Execute(report)).Value!.Number;

        var otherText = await grid.Execute(report with
        {
            Command = new ReportCase("别的事", Here, ReportSource.Resident),
        });
        var otherCaller = await grid.Execute(report with { By = report.By with { Id = "sun" } });
        var otherMove = await grid.Execute(By(Role.VillageClerk, Clerk, number, report.Id.ToString(), Walk[0]));

        Assert.Equal(RefusalCode.CommandIdReused, otherText.Refusal?.Code);
        Assert.Equal(RefusalCode.CommandIdReused, otherCaller.Refusal?.Code);
        Assert.Equal(RefusalCode.CommandIdReused, otherMove.Refusal?.Code);
    }

    [Fact]
    public async Task A_sealed_case_is_reopened_and_stays_open_after_a_restart()
    {
        CaseNumber number;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            number = await ToArchive(grid, "a");
            var appealed = await grid.Execute(By(Role.Resident, "wang", number, "appeal-1", new AppealCase("没修好")));
            Assert.Equal(CaseStep.Archived, appealed.Value!.Step);
            var reopened = await grid.Execute(By(Role.VillageClerk, Clerk, number, "reopen-1", new ReopenCase("复查")));
            Assert.Equal(CaseStep.Filed, reopened.Value!.Step);
        }

        await using var again = await RunningSilo.Start(Another());
        var view = (await again.Grid(Code).Read()).Value!;

        Assert.Equal([number], view.OpenCases);
        Assert.Equal(0, view.ArchivedCases);
    }

    [Fact]
    public async Task A_batch_that_seals_a_case_and_reopens_it_keeps_its_order()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);
        var number = (await grid.Execute(Report("b"))).Value!.Number;
        var rest = Walk.Select((command, i) => Step(number, $"batch-{i}-x", command)).ToList();

        var replies = await grid.ExecuteMany(
        [
            .. rest,
            By(Role.VillageClerk, Clerk, number, "batch-reopen", new ReopenCase("复查")),
            Step(number, "batch-assign-2", Walk[1]),
        ]);

        Assert.All(replies, reply => Assert.Null(reply.Refusal));
        Assert.Equal(CaseStep.Assigned, replies[^1].Value!.Step);
    }

    [Fact]
    public async Task A_grid_that_lost_its_fence_says_send_again_and_then_takes_the_command_once()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);
        await Engine.Journal.Open([GridGrain.StreamName(Code)], Stop);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => grid.Execute(Report("f")));
        var reply = await Retry(() => grid.Execute(Report("f")));

        Assert.Equal(CaseStep.Reported, reply.Value!.Step);
        Assert.Equal(2, (await grid.Read()).Value!.Version);
    }

    [Fact]
    public async Task A_hot_grid_takes_many_commands_at_once_and_numbers_them_without_gaps()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);

        var replies = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => grid.Execute(Report($"hot-{i}"))));

        Assert.Equal(Enumerable.Range(1, 2_000), replies.Select(reply => reply.Value!.Number.Serial).Order());
        Assert.Equal(2_001, (await grid.Read()).Value!.Version);
    }

    [Fact]
    public async Task A_grid_with_a_snapshot_and_a_tail_stands_where_it_stood()
    {
        GridView before;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            await Task.WhenAll(Enumerable.Range(0, 1_200).Select(i => grid.Execute(Report($"snap-{i}"))));
            await ToArchive(grid, "after");
            before = (await grid.Read()).Value!;
        }

        await using var again = await RunningSilo.Start(Another());

        Assert.Equivalent(before, (await again.Grid(Code).Read()).Value);
    }

    [Fact]
    public async Task A_grid_whose_chain_is_broken_names_its_stream_and_its_neighbour_goes_on()
    {
        var neighbour = UnitCode.Parse("140213067201002");
        await using (var silo = await RunningSilo.Start(Engine))
        {
            await (await silo.Established(Code)).Execute(Report("x"));
        }

        await Ask<int>("UPDATE entry SET payload = replace(payload, '路灯', '路牌') WHERE kind = 'case_reported'");
        await using var again = await RunningSilo.Start(Another());
        var damage = await Assert.ThrowsAnyAsync<Exception>(() => again.Grid(Code).Read());

        Assert.Contains(GridGrain.StreamName(Code), damage.ToString(), StringComparison.Ordinal);
        Assert.Equal(neighbour, (await (await again.Established(neighbour)).Read()).Value!.Code);
    }

    private static Place Here { get; } = new(113.29, 40.09);

    private static async Task<Reply<CaseView>> Retry(Func<Task<Reply<CaseView>>> command)
    {
        while (true)
        {
            try
            {
                return await command();
            }
            catch (JournalUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<CaseNumber> ToArchive(IGridGrain grid, string id)
    {
        var number = (await grid.Execute(Report(id))).Value!.Number;
        for (var i = 0; i < Walk.Length; i++)
        {
            var reply = await grid.Execute(Step(number, $"{id}-step-{i}-of-walk", Walk[i]));
            Assert.Null(reply.Refusal);
        }

        return number;
    }

    private static CaseRequest Report(string id) =>
        By(Role.Resident, "wang", null, $"{id}-report", new ReportCase("路灯不亮", Here, ReportSource.Resident));

    private static CaseRequest Step(CaseNumber number, string id, CaseCommand command) =>
        command is StartCase or FinishCase
            ? By(Role.DepartmentHandler, Handler, number, id, command)
            : By(Role.VillageClerk, Clerk, number, id, command);

    private static CaseRequest By(Role role, string who, CaseNumber? number, string id, CaseCommand command) =>
        new(CommandId.Parse(id), new(who, [new(role, Code.At(UnitLevel.Village))]), number, command);
}
