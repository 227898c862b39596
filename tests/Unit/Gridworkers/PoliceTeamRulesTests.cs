using GridOrleans.Gridworkers;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>"1+2+N" in a community, "1+N" in a village: <see cref="PoliceTeamRules"/>.</summary>
public sealed class PoliceTeamRulesTests
{
    private static readonly TeamMember Officer = new("jing", TeamPart.Officer);
    private static readonly TeamMember Zhao = new("zhao", TeamPart.Gridworker);

    [Fact]
    public void A_village_needs_an_officer_and_a_gridworker_of_its_own()
    {
        var staff = StaffOnPaper.Staffed();

        Assert.Equal(RefusalCode.Invalid, staff.Refuse(new SetPoliceTeam(StaffOnPaper.Village, [Officer])).Code);
        Assert.Equal(RefusalCode.Invalid, staff.Refuse(new SetPoliceTeam(StaffOnPaper.Village, [Zhao])).Code);
        Assert.Equal(
            RefusalCode.Invalid,
            staff.Refuse(new SetPoliceTeam(
                StaffOnPaper.Village, [Officer, new("nobody", TeamPart.Gridworker)])).Code);
        staff.Do(new SetPoliceTeam(StaffOnPaper.Village, [Officer, Zhao]));

        var village = Team(staff, 0);
        Assert.Equal("1+N", village.Formula);
        Assert.Empty(village.Lacks);
    }

    [Fact]
    public void A_community_needs_two_more()
    {
        var staff = StaffOnPaper.Staffed();

        Assert.Equal("1+2+N", Team(staff, 1).Formula);
        Assert.Equal(
            [
                "1 officer is expected; there are 0.", "2 auxiliary_police are expected at least.",
                "1 gridworker is expected at least.",
            ],
            Team(staff, 1).Lacks);
        var refusal = staff.Refuse(new SetPoliceTeam(
            StaffOnPaper.Community, [Officer, new("fu", TeamPart.AuxiliaryPolice), Zhao]));
        Assert.Contains("2 auxiliary_police are expected at least.", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_whose_gridworker_left_lacks_one()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Do(new SetPoliceTeam(StaffOnPaper.Village, [Officer, Zhao]));
        staff.Do(new ReleaseGridworker("zhao", null, "辞职"));

        Assert.Equal(["1 gridworker is expected at least."], Team(staff, 0).Lacks);
    }

    private static PoliceTeamView Team(StaffOnPaper staff, int index) =>
        StaffViews.Teams(staff.State, StaffOnPaper.Plan, new(), StaffOnPaper.County).Teams[index];
}
