using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>What people see of a county's staff.</summary>
internal static class StaffViews
{
    /// <summary>Somebody who is or was on the staff.</summary>
    public static GridworkerView View(StaffState staff, StaffMember member) => new()
    {
        Worker = member.Worker,
        County = staff.County,
        Name = member.Name,
        Phone = member.Phone,
        Post = member.Post,
        Class = member.Class,
        AppointedAt = member.AppointedAt,
        ReleasedAt = member.ReleasedAt,
        Grids = member.Grids,
        ResponsibleFor =
        [
            .. member.Grids.Where(grid => staff.Responsible.GetValueOrDefault(grid) == member.Worker),
        ],
        CoveredUntil = member.Covers.IsEmpty ? null : member.Covers.Max(cover => cover.To),
        Merits = member.Merits,
    };

    /// <summary>The county as a whole.</summary>
    public static StaffSummary Summary(StaffState staff, IStaffPlan plan) => new(
        staff.County,
        [
            .. staff.Posts.Select(post => new PostView(
                post.Code, post.Name, post.Class, post.Quota, staff.Held(post.Code))),
        ],
        staff.Members.Count(member => member.IsActive),
        [.. plan.Grids(staff.County).Where(grid => StaffRules.Responsible(staff, plan, grid) is null)],
        staff.Version);

    /// <summary>Active gridworkers, one page.</summary>
    public static StaffPage Page(StaffState staff, StaffQuery query)
    {
        List<StaffMember> wanted =
        [
            .. staff.Members.Where(member => member.IsActive
                && (query.Unit.Contains(staff.County) || member.Grids.Any(query.Unit.Contains))
                && (query.Class is not { } known || member.Class == known)
                && (query.UninsuredOn is not { } day || !member.IsCoveredOn(day))),
        ];
        return new(
            [.. wanted.Skip(query.Offset).Take(query.Limit).Select(member => View(staff, member))], wanted.Count);
    }

    /// <summary>The police-grid teams of a unit's subtree.</summary>
    public static PoliceTeams Teams(StaffState staff, IStaffPlan plan, PoliceTeamOptions options, UnitCode unit)
    {
        ImmutableArray<PoliceTeamView> teams =
        [
            .. plan.Villages(unit).Select(village => new PoliceTeamView(
                village.Code,
                village.IsCommunity ? "1+2+N" : "1+N",
                staff.Team(village.Code),
                PoliceTeamRules.Lacks(staff, village, staff.Team(village.Code), options))),
        ];
        return new(teams, teams.Count(team => team.Lacks.IsEmpty));
    }

    /// <summary>The rosters of a unit's grids on a day.</summary>
    public static ImmutableArray<RosterView> Rosters(StaffState staff, UnitCode unit, DateOnly day) =>
    [
        .. staff.Rosters
            .Where(roster => roster.Key.Day == day && unit.Contains(roster.Key.Grid))
            .Select(roster => new RosterView(
                roster.Key.Grid, day, [.. roster.Value.OrderBy(shift => (shift.From, shift.Worker))])),
    ];
}
