using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Commands;
using GridOrleans.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Escalation;

/// <summary>What goes upward arrives once, wherever the process dies; what is due is marked once.</summary>
public abstract class EscalationContract : StorageTest
{
    private static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private static readonly UnitCode Village = Grid.At(UnitLevel.Village);
    private static readonly UnitCode Township = Grid.At(UnitLevel.Township);
    private static readonly UnitCode County = Grid.At(UnitLevel.District);

    private static readonly DocketQuery Everything = new([], [], null, null, 0, 500);

    // Monday 9:00 in China, an ordinary working week.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_major_matter_reaches_its_county_and_its_file_tells_every_hop()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var number = await FileMajor(silo);

        var line = await OnDocket(silo, County, number);
        var file = await Arrived(silo, number);

        Assert.True(line.Owned);
        Assert.Equal(MatterStanding.Waiting, line.Matter.Standing);
        Assert.Equal([Village, Township, County], file.Hops.Select(hop => hop.Unit));
        Assert.All(file.Hops, hop => Assert.StartsWith("rule upward_route v1", hop.Why, StringComparison.Ordinal));
        Assert.False((await OnDocket(silo, Township, number)).Owned);
    }

    [Fact]
    public async Task What_the_county_does_stands_in_the_file_and_leaves_the_dockets_when_it_is_sealed()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var number = await FileMajor(silo);
        await Arrived(silo, number);

        CaseCommand[] walk =
        [
            new AcknowledgeCase("出警"),
            new GuideCase("先疏散"),
            new AssignCase(new(AssigneeKind.Department, "li")),
            new StartCase(),
            new FinishCase("已加固") { Evidence = ["photo/1"] },
            new ConfirmCase("已告知"),
            new CloseCase { Conditions = [.. Enum.GetValues<ClosingCondition>()] },
        ];
        foreach (var command in walk)
        {
            var role = command is StartCase or FinishCase ? Role.DepartmentHandler : Role.CountyCentre;
            var reply = await Send(silo, role, number, command);
            Assert.Null(reply.Refusal);
        }

        await Eventually(async () => (await silo.Unit(County).ReadDocket(Everything)).Total == 0);
        await Eventually(async () => (await silo.Unit(Village).ReadDocket(Everything)).Total == 0);
        var file = (await silo.Grid(Grid).ReadCase(number, null)).Value!.Case;
        Assert.Equal((CaseOutcome.Handled, "先疏散"), (file.Outcome, file.Guidance.Single().Text));
    }

    [Theory]
    [InlineData("grid/", "case_filed")]
    [InlineData("unit/140213067201", "matter_received")]
    [InlineData("grid/", "messages_delivered")]
    [InlineData("unit/140213067", "matter_received")]
    [InlineData("unit/140213067201", "messages_delivered")]
    [InlineData("unit/140213", "matter_received")]
    [InlineData("grid/", "case_arrived")]
    [InlineData("unit/140213", "messages_delivered")]
    public async Task Wherever_the_silo_dies_the_matter_arrives_exactly_once(string stream, string kind)
    {
        var dying = new DyingStore(Engine.Journal, append =>
            (append.Stream == stream || (stream.EndsWith('/') && append.Stream.StartsWith(stream, Ordinal)))
            && append.Entries.Any(entry => entry.Kind == kind));
        CaseNumber number;
        await using (var silo = await RunningSilo.Start(Engine, all => all
            .AddSingleton<IJournalStore>(dying)
            .Configure<JournalOptions>(options => options.OutcomeTimeout = DyingStore.Patience)))
        {
            number = await FileMajor(silo);
            await dying.Died;
        }

        await using var again = await RunningSilo.Start(Another());
        await again.Grid(Grid).Wake();
        foreach (var unit in new[] { Village, Township, County })
        {
            await again.Unit(unit).Wake();
        }

        await OnDocket(again, County, number);
        await Arrived(again, number);
        await Eventually(async () => await Count("messages_delivered") >= 4);
        Assert.Equal(3, await Count("matter_received"));
        Assert.Equal(1, await Count("case_arrived"));
    }

    [Fact]
    public async Task An_alarm_is_on_every_desk_and_repeats_until_somebody_acknowledges_it()
    {
        var time = new FakeTimeProvider(Monday);
        await using var silo = await RunningSilo.Start(Engine, At(time));
        await silo.Established(Grid);
        var alarm = await Send(silo, Role.Resident, null, new RaiseAlarm(Here));
        var number = alarm.Value!.Number;

        Assert.True((await OnDocket(silo, Village, number)).Team);
        await OnDocket(silo, Township, number);
        await OnDocket(silo, County, number);
        var filed = (await silo.Grid(Grid).ReadCase(number, null)).Value!.History[1].Fact;
        Assert.Contains("rule:one_key_alarm", filed, Ordinal);

        time.Advance(TimeSpan.FromMinutes(15));
        await Eventually(async () => (await OnDocket(silo, County, number)).Matter.Reminders == 1);
        time.Advance(TimeSpan.FromMinutes(15));
        await OnDocket(silo, UnitCode.Parse("1402"), number);
        time.Advance(TimeSpan.FromMinutes(15));
        await Eventually(async () => (await OnDocket(silo, County, number)).Matter.Reminders == 3);

        Assert.Null((await Send(silo, Role.VillageClerk, number, new AcknowledgeCase())).Refusal);
        time.Advance(TimeSpan.FromHours(2));
        await Eventually(async () =>
            (await OnDocket(silo, County, number)).Matter.Standing is MatterStanding.Acknowledged);
        Assert.Equal(3, await Count("case_deadline_passed"));
    }

    [Fact]
    public async Task A_deadline_is_marked_once_not_early_and_survives_a_restart()
    {
        var time = new FakeTimeProvider(Monday);
        CaseView filed;
        await using (var silo = await RunningSilo.Start(Engine, At(time)))
        {
            await silo.Established(Grid);
            var number = (await Send(silo, Role.Resident, null, Report())).Value!.Number;
            filed = (await Send(silo, Role.VillageClerk, number, new FileCase(Severity.Considerable))).Value!;
            time.SetUtcNow(filed.AcknowledgeDue!.Value - TimeSpan.FromMilliseconds(1));
            await silo.Grid(Grid).Wake();
            Assert.Equal(0, await Count("case_deadline_passed"));
        }

        time.SetUtcNow(filed.AcknowledgeDue.Value + TimeSpan.FromHours(1));
        for (var restart = 0; restart < 2; restart++)
        {
            await using var again = await RunningSilo.Start(Another(), At(time));
            await again.Grid(Grid).Wake();
            await OnDocket(again, County, filed.Number);
            var file = (await again.Grid(Grid).ReadCase(filed.Number, null)).Value!.Case;
            Assert.Equal(
                [new MissedDeadline(DeadlineKind.Acknowledge, filed.AcknowledgeDue.Value, time.GetUtcNow())],
                file.Missed);
            Assert.Equal(County, file.Owner);
        }
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static Place Here { get; } = new(113.29, 40.09);

    private static Action<IServiceCollection> At(FakeTimeProvider time) =>
        all => all.AddSingleton(new CityTime(time));

    private static ReportCase Report() => new("楼房墙体开裂", Here, ReportSource.Resident);

    private static async Task<CaseNumber> FileMajor(RunningSilo silo)
    {
        await silo.Established(Grid);
        var number = (await Send(silo, Role.Resident, null, Report())).Value!.Number;
        Assert.Null((await Send(silo, Role.VillageClerk, number, new FileCase(Severity.Major))).Refusal);
        return number;
    }

    private static Task<Reply<CaseView>> Send(RunningSilo silo, Role role, CaseNumber? number, CaseCommand command)
    {
        var unit = role switch
        {
            Role.CountyCentre => County,
            Role.VillageClerk => Village,
            _ => UnitCode.Parse("1402"),
        };
        var who = role is Role.DepartmentHandler ? "li" : $"{role}";
        return silo.Grid(Grid).Execute(new(
            CommandId.Parse(Guid.CreateVersion7().ToString()), new(who, [new(role, unit)]), number, command));
    }

    private static async Task<DocketLine> OnDocket(RunningSilo silo, UnitCode unit, CaseNumber number)
    {
        DocketLine? line = null;
        await Eventually(async () =>
        {
            var docket = await silo.Unit(unit).ReadDocket(Everything);
            line = docket.Matters.SingleOrDefault(line => line.Matter.Case == number);
            return line is not null;
        });
        return line!;
    }

    private static async Task<CaseView> Arrived(RunningSilo silo, CaseNumber number)
    {
        CaseView? file = null;
        await Eventually(async () =>
        {
            file = (await silo.Grid(Grid).ReadCase(number, null)).Value!.Case;
            return !file.Hops.IsEmpty;
        });
        return file!;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(20, Stop);
        }
    }

    private Task<long> Count(string kind) => Ask<long>("SELECT count(*) FROM entry WHERE kind = @kind", new { kind });
}
