using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>A county's staff with neither a silo nor a store, every fact through its JSON.</summary>
internal sealed class StaffOnPaper
{
    public static readonly UnitCode County = UnitCode.Parse("140213");
    public static readonly UnitCode Village = UnitCode.Parse("140213001001");
    public static readonly UnitCode Community = UnitCode.Parse("140213001002");
    public static readonly UnitCode First = UnitCode.Parse("140213001001001");
    public static readonly UnitCode Second = UnitCode.Parse("140213001001002");
    public static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);
    public static readonly AppointGridworker Zhao =
        new("zhao", "赵一", "13800001234", "grid", [First, Second], [First]);

    private int _serial;

    public StaffState State { get; private set; } = new(County);

    public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public static IStaffPlan Plan { get; } = new SmallPlan();

    public StaffSurroundings Around => new(Plan, new(), Now);

    /// <summary>A county with a post for two, which Zhao and Qian hold.</summary>
    public static StaffOnPaper Staffed()
    {
        var staff = new StaffOnPaper();
        staff.Do(new SetPost("grid", "专职网格员", StaffClass.FullTime, 2));
        staff.Do(Zhao);
        staff.Do(new AppointGridworker("qian", "钱二", "13900005678", "grid", [Second], []));
        return staff;
    }

    public StaffEvent Do(StaffCommand command, Caller? by = null)
    {
        var request = Request(command, by);
        var decision = StaffRules.Decide(State, request, Around);
        Assert.Null(decision.Refusal);
        var (kind, payload) = FactJson.Write(Assert.Single(decision.Facts));
        var fact = (StaffEvent)FactJson.Read(kind, payload);
        State.Apply(fact, new(State.Version + 1, Now, request.Id.ToString(), kind, payload, []));
        Assert.True(StaffRules.IsRepeat(request, fact));
        var rested = JsonSerializer.SerializeToUtf8Bytes(State.ToSnapshot(), FactJson.Json.StaffSnapshot);
        State = StaffState.From(County, JsonSerializer.Deserialize(rested, FactJson.Json.StaffSnapshot)!);
        return fact;
    }

    public Refusal Refuse(StaffCommand command, Caller? by = null)
    {
        var decision = StaffRules.Decide(State, Request(command, by), Around);
        Assert.Empty(decision.Facts);
        return decision.Refusal!;
    }

    public StaffRequest Request(StaffCommand command, Caller? by = null) =>
        new(CommandId.Parse($"command-{++_serial}"), by ?? Committee, command);

    /// <summary>What a grid was told last.</summary>
    public GridStaffing Told(UnitCode grid) =>
        State.ToGrids.Next(Streams.OfGrid(grid), Streams.OfStaff(County), 1_000)[^1].Body;

    private sealed class SmallPlan : IStaffPlan
    {
        public bool HasGrid(UnitCode grid) => grid == First || grid == Second;

        public ImmutableArray<UnitCode> Grids(UnitCode unit) => [.. new[] { First, Second }.Where(unit.Contains)];

        public string? Responsible(UnitCode grid) => grid == Second ? "gw-of-the-plan" : null;

        public ImmutableArray<PlannedVillage> Villages(UnitCode unit) =>
        [
            .. new PlannedVillage[] { new(Village, false), new(Community, true) }
                .Where(one => unit.Contains(one.Code)),
        ];
    }
}
