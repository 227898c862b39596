using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Clocks;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Integration.Reading;
using GridOrleans.Reading;
using GridOrleans.Training;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Training;

/// <summary>Hundreds check in to one session at once: each counts once, before and after a restart.</summary>
public abstract class TrainingContract : ReadingTest
{
    private const int Attendees = 200;
    private static readonly UnitCode County = UnitCode.Parse("140213");
    private static readonly TrainingId Fire = new(County, "fire-2026");
    private static readonly DateTimeOffset Begin = new(2026, 5, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);

    private readonly FakeTimeProvider _clock = new(Begin.AddDays(-1));

    [Fact]
    public async Task Hundreds_who_check_in_at_once_are_counted_once_each_and_outlive_a_restart()
    {
        RollReceipt first;
        await using (var silo = await Start(Engine))
        {
            await Announced(silo);
            Assert.Equal("at", Assert.Single((await CheckIn(silo, 0)).Refusal!.Fields).Field);
            _clock.SetUtcNow(Begin);
            var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Attendees).Select(i => CheckIn(silo, i / 2)));
            Assert.All(answers, answer => Assert.Null(answer.Refusal));
            first = answers[0].Value!;
            Assert.Equal(answers[0], answers[1]);
            Assert.Equal(new RollTotals(Attendees, 0, 0), (await Trainings(silo).Sum(Fire.Name)).Value);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        await using var again = await Start(Another());
        Assert.Equal(first, (await CheckIn(again, 0)).Value);
        Assert.Equal(new RollTotals(Attendees, 0, 0), (await Trainings(again).Sum(Fire.Name)).Value);
        var sheets = await Task.WhenAll(Enumerable.Range(0, TrainingId.Sheets)
            .Select(number => again.Grains.GetGrain<IRollSheetGrain>(Fire.Sheet(number)).Read()));
        Assert.Equal(
            Enumerable.Range(0, Attendees).Select(Name),
            sheets.SelectMany(sheet => sheet.Attendances).Select(one => one.Worker).Order(StringComparer.Ordinal));
        var other = new CheckInToTraining(Begin.AddSeconds(9));
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await Enter(again, 0, CommandId.Parse("check-in-000"), other)).Refusal?.Code);
        await IsProved();
    }

    [Fact]
    public async Task A_quiz_is_judged_by_what_was_announced_and_a_session_that_was_called_off_takes_nobody()
    {
        await using var silo = await Start(Engine);
        await Announced(silo);
        var ice = new TrainingId(County, "ice-2026");
        await Do(silo, "announce-2", Announce(ice.Name));
        await Do(silo, "call-off-1", new CallOffTraining(ice.Name, "停电"));
        _clock.SetUtcNow(Begin.AddHours(1));
        await CheckIn(silo, 1);

        var wrong = await Enter(silo, 1, CommandId.Parse("answers-01"), new AnswerQuiz(Begin.AddHours(1), [1]));
        var right = await Enter(silo, 1, CommandId.Parse("answers-02"), new AnswerQuiz(Begin.AddHours(1), [0]));

        Assert.Equal((false, true), (wrong.Value?.Passed, right.Value?.Passed));
        Assert.Equal(new RollTotals(1, 1, 1), (await Trainings(silo).Sum(Fire.Name)).Value);
        Assert.NotNull((await Sheet(silo, Fire, Name(1)).Find(Name(1))).Certificate);
        var off = await Sheet(silo, ice, Name(1)).Execute(new(
            CommandId.Parse("check-in-ice"), Worker(1), new CheckInToTraining(Begin)));
        Assert.Equal(RefusalCode.DeadlinePassed, off.Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownTraining, (await Trainings(silo).Sum("none")).Refusal?.Code);
        Assert.Equal(["ice-2026"], (await Trainings(silo).List(1, 9)).Select(session => session.Training));
        var again = await Trainings(silo).Execute(Request("announce-2", Announce(ice.Name)));
        Assert.Equal(2, again.Value?.Version);
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await Trainings(silo).Execute(Request("announce-2", Announce("other")))).Refusal?.Code);
    }

    private static AnnounceTraining Announce(string name) => new(
        name, "消防培训", Begin, Begin.AddHours(2), [County], [StaffClass.Micro], [new("火警电话？", ["119", "120"], 0)], 1);

    private static TrainingRequest Request(string id, TrainingCommand command) =>
        new(CommandId.Parse(id), Committee, command);

    private static ITrainingGrain Trainings(RunningSilo silo) =>
        silo.Grains.GetGrain<ITrainingGrain>(County.ToString());

    private static IRollSheetGrain Sheet(RunningSilo silo, TrainingId id, string worker) =>
        silo.Grains.GetGrain<IRollSheetGrain>(id.Sheet(TrainingId.SheetOf(worker)));

    private static Task Announced(RunningSilo silo) => Do(silo, "announce-1", Announce(Fire.Name));

    private static async Task Do(RunningSilo silo, string id, TrainingCommand command) =>
        Assert.Null((await Trainings(silo).Execute(Request(id, command))).Refusal);

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"gw-{i:000}");

    private static Caller Worker(int i) => new(Name(i), [new(Role.MicroGridworker, County)]);

    private static Task<Reply<RollReceipt>> CheckIn(RunningSilo silo, int i) => Enter(
        silo,
        i,
        CommandId.Parse(string.Create(CultureInfo.InvariantCulture, $"check-in-{i:000}")),
        new CheckInToTraining(Begin));

    private static Task<Reply<RollReceipt>> Enter(RunningSilo silo, int i, CommandId id, RollCommand command) =>
        Sheet(silo, Fire, Name(i)).Execute(new(id, Worker(i), command));

    private Task<RunningSilo> Start(StorageEngine engine) =>
        RunningSilo.Start(engine, all => all.AddSingleton(new CityTime(_clock)));

    private async Task IsProved()
    {
        var report = await Engine.NewAudit(NewModel(), NewRegistries())
            .Run(new(), new Progress<AuditProgress>(), Stop);
        Assert.Empty(report.Findings);
    }
}

public sealed class SqliteTrainingTests : TrainingContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresTrainingTests(PostgresServer server) : TrainingContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
