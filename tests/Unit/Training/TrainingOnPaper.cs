using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Training;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Training;

/// <summary>A county's trainings and one roll sheet without silo and store, every fact through its JSON.</summary>
internal sealed class TrainingOnPaper
{
    public static readonly UnitCode County = UnitCode.Parse("140213");
    public static readonly UnitCode Township = UnitCode.Parse("140213001");
    public static readonly DateTimeOffset Begin = new(2026, 5, 1, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);
    public static readonly Caller Zhao = Worker("zhao");

    public static readonly AnnounceTraining Fire = new(
        "fire-2026",
        "消防培训",
        Begin,
        Begin.AddHours(2),
        [Township],
        [StaffClass.FullTime, StaffClass.Micro],
        [new("火警电话？", ["119", "120"], 0), new("先做什么？", ["抢救财物", "报警", "围观"], 1)],
        2);

    private const string Key = "140213/fire-2026/07";

    private int _serial;

    public TrainingState State { get; private set; } = new(County);

    public RollSheetState Sheet { get; private set; } = new(Key);

    /// <summary>Two days before the session, until a test says otherwise.</summary>
    public DateTimeOffset Now { get; set; } = Begin.AddDays(-2);

    public static Caller Worker(string id, Role role = Role.FullTimeGridworker, string unit = "140213001001001") =>
        new(id, [new(role, UnitCode.Parse(unit))]);

    public static TrainingOnPaper Announced()
    {
        var paper = new TrainingOnPaper();
        paper.Do(Fire);
        return paper;
    }

    public TrainingEvent Do(TrainingCommand command)
    {
        var request = new TrainingRequest(NextId(), Committee, command);
        var decision = TrainingRules.Decide(State, request, Now);
        Assert.Null(decision.Refusal);
        var (fact, entry) = Written((TrainingEvent)Assert.Single(decision.Facts), request.Id, State.Version);
        State.Apply(fact, entry);
        Assert.True(TrainingRules.IsRepeat(request, fact));
        var rested = JsonSerializer.SerializeToUtf8Bytes(State.ToSnapshot(), FactJson.Json.TrainingSnapshot);
        State = TrainingState.From(County, JsonSerializer.Deserialize(rested, FactJson.Json.TrainingSnapshot)!);
        return fact;
    }

    public Refusal Refuse(TrainingCommand command, Caller? by = null)
    {
        var decision = TrainingRules.Decide(State, new(NextId(), by ?? Committee, command), Now);
        Assert.Empty(decision.Facts);
        return decision.Refusal!;
    }

    public RollEvent Enter(RollCommand command, Caller? by = null)
    {
        var request = new RollRequest(NextId(), by ?? Zhao, command);
        var decision = RollRules.Decide(Sheet, Fire, request, Now);
        Assert.Null(decision.Refusal);
        var (fact, entry) = Written((RollEvent)Assert.Single(decision.Facts), request.Id, Sheet.Version);
        Sheet.Apply(fact, entry);
        Assert.True(RollRules.IsRepeat(request, fact));
        var rested = JsonSerializer.SerializeToUtf8Bytes(Sheet.ToSnapshot(), FactJson.Json.RollSheetSnapshot);
        Sheet = RollSheetState.From(Key, JsonSerializer.Deserialize(rested, FactJson.Json.RollSheetSnapshot)!);
        return fact;
    }

    public Refusal RefuseEntry(RollCommand command, Caller? by = null)
    {
        var decision = RollRules.Decide(Sheet, Fire, new(NextId(), by ?? Zhao, command), Now);
        Assert.Empty(decision.Facts);
        return decision.Refusal!;
    }

    private CommandId NextId() => CommandId.Parse($"command-{++_serial:0000}");

    private (T Fact, JournalEntry Entry) Written<T>(T fact, CommandId id, long version)
        where T : Fact
    {
        var (kind, payload) = FactJson.Write(fact);
        return ((T)FactJson.Read(kind, payload), new(version + 1, Now, id.ToString(), kind, payload, []));
    }
}
