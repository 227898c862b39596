using GridOrleans.Access;
using GridOrleans.Assessment;
using GridOrleans.Commands;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Assessment;

public sealed class AppealRulesTests
{
    private static readonly UnitCode County = UnitCode.Parse("140212");
    private static readonly UnitCode Village = UnitCode.Parse("140212100201");
    private static readonly UnitCode Grid = UnitCode.Parse("140212100201001");
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly IndicatorSet Indicators = IndicatorSet.LoadSample();
    private static readonly Caller Clerk = new("zhou", [new(Role.VillageClerk, Village)]);
    private static readonly Caller Zhao = new("zhao", [new(Role.FullTimeGridworker, Grid)]);
    private static readonly Caller Committee = new("zheng", [new(Role.PoliticalLegalCommittee, County)]);
    private static readonly Caller City = new("wu", [new(Role.CityCentre, UnitCode.Parse("1402"))]);

    private static readonly FileAppeal Filed = new(
        Village, null, new(new(2026, 3, 1), new(2026, 3, 31)), "timely", [$"{Grid}-7", $"{Grid}/well-1"], "停电");

    private readonly AssessmentState _state = new(County);

    [Fact]
    public void An_appeal_is_filed_decided_by_somebody_else_and_its_evidence_is_set_aside()
    {
        Assert.Null(Do(Clerk, Filed));
        Assert.Null(_state.Find(1)!.Decision);
        Assert.Empty(_state.SetAside());

        Assert.Null(Do(Committee, new DecideAppeal(1, true, "属实")));

        Assert.Equal((true, "zheng"), (_state.Find(1)!.Decision!.Upheld, _state.Find(1)!.Decision!.By.Id));
        Assert.Equal([$"{Grid}-7", $"{Grid}/well-1"], _state.SetAside()["timely"].Order(StringComparer.Ordinal));
        Assert.Equal(RefusalCode.Spent, Do(Committee, new DecideAppeal(1, false, "x")));
    }

    [Fact]
    public void A_dismissed_appeal_sets_nothing_aside()
    {
        Do(Clerk, Filed);
        Assert.Null(Do(Committee, new DecideAppeal(1, false, "无据")));

        Assert.Empty(_state.SetAside());
    }

    [Fact]
    public void A_gridworker_appeals_for_the_own_score_alone()
    {
        Assert.Null(Do(Zhao, Filed with { Worker = "zhao" }));
        Assert.Equal(RefusalCode.NotEntitled, Do(Zhao, Filed with { Worker = "qian" }));
        Assert.Equal(RefusalCode.NotEntitled, Do(Zhao, Filed));
        Assert.Equal(RefusalCode.NotEntitled, Do(Clerk, Filed with { Worker = "zhao" }));
    }

    [Fact]
    public void Nobody_appeals_for_a_unit_above_or_beside()
    {
        Assert.Equal(RefusalCode.NotEntitled, Do(Clerk, Filed with { Unit = County }));
        Assert.Equal(RefusalCode.NotEntitled, Do(Clerk, Filed with { Unit = UnitCode.Parse("140212100202") }));
        Assert.Equal(RefusalCode.UnknownUnit, Do(Clerk, Filed with { Unit = UnitCode.Parse("140221100001") }));
    }

    [Fact]
    public void Only_the_committee_decides_and_never_what_it_filed()
    {
        var both = new Caller("zhou", [.. Clerk.Grants, .. Committee.Grants]);
        Do(both, Filed);

        Assert.Equal(RefusalCode.SamePerson, Do(both, new DecideAppeal(1, true, "x")));
        Assert.Equal(RefusalCode.NotEntitled, Do(Clerk, new DecideAppeal(1, true, "x")));
        Assert.Equal(RefusalCode.NotEntitled, Do(City, new DecideAppeal(1, true, "x")));
        Assert.Equal(RefusalCode.UnknownAppeal, Do(Committee, new DecideAppeal(2, true, "x")));
        Assert.Equal(RefusalCode.Invalid, Do(Committee, new DecideAppeal(1, true, " ")));
    }

    [Fact]
    public void The_city_centre_decides_an_appeal_against_the_county_s_own_score()
    {
        Assert.Null(Do(new("he", [new(Role.CountyCentre, County)]), Filed with { Unit = County }));

        Assert.Equal(RefusalCode.NotEntitled, Do(Committee, new DecideAppeal(1, true, "x")));
        Assert.Null(Do(City, new DecideAppeal(1, true, "属实")));
    }

    [Fact]
    public void Every_field_is_checked_and_all_errors_told_at_once()
    {
        var bad = Filed with
        {
            Period = new(new(2026, 6, 1), new(2026, 5, 2)),
            Indicator = "reports",
            Evidence = ["x", "140221100001001-7"],
            Reason = "",
        };

        var refusal = AppealRules.Decide(_state, Request(Clerk, bad, "appeal-0001"), Indicators, Now).Refusal!;

        Assert.Equal(
            ["from", "to", "indicator", "reason", "evidence[0]", "evidence[1]"],
            refusal.Fields.Select(error => error.Field));
        Assert.Equal(RefusalCode.Invalid, Do(Clerk, Filed with { Evidence = [] }));
        Assert.Equal(RefusalCode.Invalid, Do(Clerk, Filed with { Period = new(new(2025, 1, 1), new(2026, 3, 1)) }));
    }

    [Fact]
    public void The_same_command_is_known_again_and_another_is_not()
    {
        var request = Request(Clerk, Filed, "appeal-0001");
        var file = (AppealEvent)AppealRules.Decide(_state, request, Indicators, Now).Facts[0];

        Assert.True(AppealRules.IsRepeat(Request(Clerk, Filed, "appeal-0001"), file));
        Assert.False(AppealRules.IsRepeat(Request(Clerk, Filed with { Reason = "x" }, "appeal-0001"), file));
        Assert.False(AppealRules.IsRepeat(Request(Zhao, Filed, "appeal-0001"), file));
        Assert.False(AppealRules.IsRepeat(Request(Clerk, new DecideAppeal(1, true, "x"), "appeal-0001"), file));
    }

    private static AppealRequest Request(Caller by, AppealCommand command, string id) =>
        new(CommandId.Parse(id), by, command);

    private RefusalCode? Do(Caller by, AppealCommand command)
    {
        var id = $"appeal-{_state.Version + 1:0000}";
        var decision = AppealRules.Decide(_state, Request(by, command, id), Indicators, Now);
        foreach (var fact in decision.Facts)
        {
            var (kind, payload) = FactJson.Write(fact);
            _state.Apply(FactJson.Read(kind, payload), new(_state.Version + 1, Now, id, kind, payload, []));
        }

        return decision.Refusal?.Code;
    }
}
