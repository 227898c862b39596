using GridOrleans.Access;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>What <see cref="StaffRules"/> let happen to a county's staff.</summary>
public sealed class StaffRulesTests
{
    [Theory]
    [InlineData(Role.PoliticalLegalCommittee, "1402")]
    [InlineData(Role.PoliticalLegalCommittee, "140212")]
    [InlineData(Role.PoliticalLegalCommittee, "140213001")]
    [InlineData(Role.CityCentre, "1402")]
    [InlineData(Role.CountyCentre, "140213")]
    [InlineData(Role.TownshipDesk, "140213001")]
    [InlineData(Role.VillageClerk, "140213001001")]
    public void Posts_belong_to_the_county_alone(Role role, string unit)
    {
        var staff = StaffOnPaper.Staffed();
        var other = new Caller("li", [new(role, UnitCode.Parse(unit))]);

        Assert.Equal(
            RefusalCode.NotEntitled,
            staff.Refuse(new SetPost("more", "更多", StaffClass.Micro, 9), other).Code);
        Assert.Equal(RefusalCode.NotEntitled, staff.Refuse(StaffOnPaper.Zhao, other).Code);
        Assert.Equal(RefusalCode.NotEntitled, staff.Refuse(new ReleaseGridworker("zhao", null, "x"), other).Code);
    }

    [Fact]
    public void Nobody_is_appointed_outside_a_post_or_beyond_its_quota()
    {
        var staff = StaffOnPaper.Staffed();

        Assert.Equal(
            RefusalCode.UnknownPost, staff.Refuse(StaffOnPaper.Zhao with { Worker = "sun", Post = "none" }).Code);
        Assert.Equal(RefusalCode.QuotaFull, staff.Refuse(StaffOnPaper.Zhao with { Worker = "sun" }).Code);
        Assert.Equal(RefusalCode.Invalid, staff.Refuse(new SetPost("grid", "x", StaffClass.FullTime, 1)).Code);
        Assert.Equal(RefusalCode.Invalid, staff.Refuse(new SetPost("grid", "x", StaffClass.Micro, 9)).Code);
        staff.Do(new ReleaseGridworker("qian", null, "退休"));
        staff.Do(StaffOnPaper.Zhao with { Worker = "sun", ResponsibleFor = [] });
        Assert.Equal(2, staff.State.Held("grid"));
    }

    [Fact]
    public void A_grid_is_left_by_handing_it_over_only()
    {
        var staff = StaffOnPaper.Staffed();

        Assert.Equal(
            "grids",
            staff.Refuse(StaffOnPaper.Zhao with { Grids = [StaffOnPaper.First] }).Fields.Single().Field);
    }

    [Fact]
    public void Every_field_at_fault_is_named_at_once()
    {
        var elsewhere = UnitCode.Parse("140212001001001");
        var refusal = StaffOnPaper.Staffed().Refuse(new AppointGridworker(
            "", "", "call me", "grid", [elsewhere, elsewhere], [StaffOnPaper.First]));

        Assert.Equal(
            ["worker", "name", "phone", "grids", "grids[0]", "grids[1]", "responsibleFor"],
            refusal.Fields.Select(field => field.Field));
    }

    [Fact]
    public void A_hand_over_passes_grid_and_responsibility_and_tells_both_the_grid_and_the_people()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Do(new HandOverGrids("zhao", [StaffOnPaper.First], "qian", "轮岗"));

        var told = staff.Told(StaffOnPaper.First);
        Assert.Equal(("qian", true), (told.Responsible, told.IsSettled));
        Assert.Equal(["qian"], told.Members);
        Assert.Equal(new HandOver("zhao", "qian", "轮岗"), told.HandOver);
        Assert.Equal([StaffOnPaper.Second], staff.State.Find("zhao")!.Grids);
        Assert.Equal([StaffOnPaper.First, StaffOnPaper.Second], staff.State.Find("qian")!.Grids);
        Assert.Equal(
            ["gridworker/qian", "gridworker/zhao"],
            staff.State.ToGridworkers.Receivers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_grid_whose_gridworker_leaves_without_a_successor_is_vacant()
    {
        var staff = StaffOnPaper.Staffed();
        Assert.Empty(StaffViews.Summary(staff.State, StaffOnPaper.Plan).Vacant);

        staff.Do(new ReleaseGridworker("zhao", null, "辞职"));

        Assert.Equal([StaffOnPaper.First], StaffViews.Summary(staff.State, StaffOnPaper.Plan).Vacant);
        Assert.Null(staff.Told(StaffOnPaper.First).Responsible);

        // Nobody settled the second one: there the plan's word stands.
        Assert.False(staff.Told(StaffOnPaper.Second).IsSettled);
        Assert.Equal(RefusalCode.UnknownGridworker, staff.Refuse(new ReleaseGridworker("zhao", null, "again")).Code);
    }

    [Fact]
    public void Whoever_only_the_plan_names_hands_over_too()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Do(new HandOverGrids("gw-of-the-plan", [StaffOnPaper.Second], "qian", "到岗"));

        Assert.Equal("qian", StaffRules.Responsible(staff.State, StaffOnPaper.Plan, StaffOnPaper.Second));
        Assert.Equal(
            RefusalCode.UnknownGridworker,
            staff.Refuse(new HandOverGrids("qian", [StaffOnPaper.Second], "nobody", "x")).Code);
    }

    [Fact]
    public void Active_staff_without_cover_is_a_query()
    {
        var staff = StaffOnPaper.Staffed();
        var day = new DateOnly(2026, 6, 1);
        Assert.Equal(
            ["to", "yuan"],
            staff.Refuse(new RecordCover("zhao", "PICC-1", new(2026, 1, 1), new(2027, 1, 1), 299_999))
                .Fields.Select(field => field.Field));
        staff.Do(new RecordCover("zhao", "PICC-1", new(2026, 1, 1), new(2026, 12, 31), 300_000));

        Assert.Equal(["qian"], Uninsured(staff, day));
        Assert.Equal(["qian", "zhao"], Uninsured(staff, new(2027, 1, 1)));
        staff.Do(new ReleaseGridworker("qian", "zhao", "退休"));
        Assert.Empty(Uninsured(staff, day));
    }

    [Fact]
    public void Nothing_is_granted_without_evidence()
    {
        var staff = StaffOnPaper.Staffed();

        Assert.Equal(
            "evidence",
            staff.Refuse(new RecordMerit("zhao", MeritKind.StarOfThePost, "岗位之星", [])).Fields.Single().Field);
        staff.Do(new RecordMerit("zhao", MeritKind.StarOfThePost, "岗位之星", ["doc/2026-17"]));
        Assert.Equal("岗位之星", staff.State.Find("zhao")!.Merits.Single().Title);
        Assert.Equal(
            RefusalCode.UnknownGridworker,
            staff.Refuse(new RecordMerit("sun", MeritKind.ReserveList, "x", ["y"])).Code);
    }

    [Fact]
    public void A_roster_is_of_people_who_work_there_and_set_by_any_desk_above()
    {
        var staff = StaffOnPaper.Staffed();
        var clerk = new Caller("zhou", [new(Role.VillageClerk, StaffOnPaper.Village)]);
        var day = new DateOnly(2026, 1, 6);
        var shift = new Shift("zhao", new(8, 0), new(12, 0));

        staff.Do(new SetRoster(StaffOnPaper.First, day, [shift]), clerk);

        Assert.Equal([shift], StaffViews.Rosters(staff.State, StaffOnPaper.County, day).Single().Shifts);
        Assert.Equal(
            ["day", "shifts[0].worker", "shifts[0].to"],
            staff.Refuse(
                new SetRoster(StaffOnPaper.First, new(2026, 1, 4), [new("qian", new(9, 0), new(9, 0))]), clerk)
                .Fields.Select(field => field.Field));
        Assert.Equal(
            RefusalCode.NotEntitled,
            staff.Refuse(
                new SetRoster(StaffOnPaper.First, day, []),
                new("zhou", [new(Role.VillageClerk, StaffOnPaper.Community)])).Code);
    }

    [Fact]
    public void Another_command_under_the_same_id_is_no_repeat()
    {
        var staff = StaffOnPaper.Staffed();
        var fact = staff.Do(new HandOverGrids("zhao", [StaffOnPaper.First], "qian", "轮岗"));

        Assert.False(StaffRules.IsRepeat(
            staff.Request(new HandOverGrids("zhao", [StaffOnPaper.Second], "qian", "轮岗")), fact));
        Assert.False(StaffRules.IsRepeat(staff.Request(new ReleaseGridworker("zhao", "qian", "轮岗")), fact));
    }

    [Fact]
    public void Only_a_county_has_a_staff()
    {
        var township = new StaffState(UnitCode.Parse("140213001"));
        var staff = new StaffOnPaper();

        Assert.Equal(
            RefusalCode.UnknownUnit,
            StaffRules.Decide(township, staff.Request(StaffOnPaper.Zhao), staff.Around).Refusal?.Code);
    }

    private static IEnumerable<string> Uninsured(StaffOnPaper staff, DateOnly day) => StaffViews
        .Page(staff.State, new(StaffOnPaper.County, null, day, 0, 10))
        .Gridworkers.Select(held => held.Worker);
}
