using System.Collections.Immutable;
using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>
/// What may be done with a county's staff. That posts are set, and people recruited, by the county alone is published;
/// who acts for it, and the bounds, are our convention. Pure.
/// </summary>
internal static partial class StaffRules
{
    /// <summary>Grids of one gridworker, or in one hand-over.</summary>
    public const int GridsMax = 100;

    /// <summary>Posts of a county.</summary>
    public const int PostsMax = 1_000;

    /// <summary>Holders of one post: more than the city's micro-gridworkers.</summary>
    public const int QuotaMax = 50_000;

    /// <summary>The sum insured that the city published, in yuan.</summary>
    public const int CoverYuanMin = 300_000;

    /// <summary>How far ahead a roster is set, in days.</summary>
    public const int RosterDaysAheadMax = 60;

    private const int NameMax = 100;

    private static readonly Role[] County = [Role.PoliticalLegalCommittee];

    private static readonly Role[] Desks =
        [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre, Role.PoliticalLegalCommittee];

    /// <summary>Decides a command. Every field is checked, all errors at once.</summary>
    public static Decision Decide(StaffState staff, StaffRequest request, StaffSurroundings around)
    {
        if (staff.County.Level is not UnitLevel.District)
        {
            return new Refusal(
                RefusalCode.UnknownUnit, $"{staff.County} is no district or county: it has no grid staff of its own.");
        }

        if (SignerOf(staff, request) is not { } by)
        {
            return NotEntitled(staff.County, request.Command);
        }

        return request.Command switch
        {
            SetPost set => Set(staff, set, by),
            AppointGridworker appoint => Appoint(staff, appoint, around, by),
            HandOverGrids over => HandOver(staff, over, around, by),
            ReleaseGridworker release => Release(staff, release, around, by),
            RecordCover cover => Cover(staff, cover, by),
            RecordMerit merit => Merit(staff, merit, by),
            SetPoliceTeam team => Team(staff, team, around, by),
            SetRoster roster => Roster(staff, roster, around, by),
            _ => throw new UnreachableException($"No rule decides {request.Command.GetType().Name}."),
        };
    }

    /// <summary>Whether an entry is what a command left when it came first, from the same sender.</summary>
    public static bool IsRepeat(StaffRequest request, StaffEvent fact) =>
        request.By.Id == fact.By.Id
        && Again(request.Command, fact) is { } again
        && FactJson.Write(again).Payload.AsSpan().SequenceEqual(FactJson.Write(fact).Payload);

    /// <summary>The gridworker responsible for a grid: by the county's word, else by the city plan's.</summary>
    public static string? Responsible(StaffState staff, IStaffPlan plan, UnitCode grid) =>
        staff.Responsible.TryGetValue(grid, out var worker) ? worker : plan.Responsible(grid);

    private static Refusal NotEntitled(UnitCode county, StaffCommand command) => new(
        RefusalCode.NotEntitled,
        command is SetRoster
            ? "The clerk, and desks and centres above a grid, set its roster; the caller is none of them."
            : $"Posts are set and people recruited by the county alone: by the political-legal committee of {county}.");

    private static Refusal Unknown(StaffState staff, string worker) => new(
        RefusalCode.UnknownGridworker,
        $"{worker} holds no post in {staff.County}; GET /v1/staff/{staff.County}/gridworkers lists those who do.");

    private static Signature? SignerOf(StaffState staff, StaffRequest request)
    {
        var (roles, unit) = request.Command is SetRoster roster ? (Desks, roster.Grid) : (County, staff.County);
        return request.By.Grants
            .Where(grant => roles.Contains(grant.Role)
                && grant.Unit.Contains(unit)
                && (grant.Role is not Role.PoliticalLegalCommittee || grant.Unit == staff.County))
            .Select(grant => new Signature(request.By.Id, grant.Role, grant.Unit))
            .FirstOrDefault();
    }

    private static Decision Set(StaffState staff, SetPost set, Signature by)
    {
        var known = staff.FindPost(set.Post);
        var errors = new FieldErrors();
        errors.Line("post", set.Post, CaseValidation.CodeMax);
        errors.Line("name", set.Name, NameMax);
        errors.Defined("class", set.Class);
        errors.Check(set.Quota is >= 0 and <= QuotaMax, "quota", $"0–{QuotaMax} are expected.");
        errors.Check(
            known is null || known.Class == set.Class, "class", "the post has another class; set a post of its own.");
        errors.Check(
            set.Quota >= staff.Held(set.Post), "quota", $"{staff.Held(set.Post)} hold it; release some first.");
        errors.Check(
            known is not null || staff.Posts.Count < PostsMax, "post", $"the county has {PostsMax} posts already.");
        return errors.ToRefusal() is { } invalid ? invalid : FactOf(set, by)!;
    }

    private static Decision Team(StaffState staff, SetPoliceTeam team, StaffSurroundings around, Signature by)
    {
        var errors = new FieldErrors();
        PoliceTeamRules.Check(errors, staff, team, around);
        return errors.ToRefusal() is { } invalid ? invalid : FactOf(team, by)!;
    }

    private static Decision Roster(StaffState staff, SetRoster roster, StaffSurroundings around, Signature by)
    {
        const int ShiftsMax = 50;
        var errors = new FieldErrors();
        errors.Check(
            staff.County.Contains(roster.Grid) && around.Plan.HasGrid(roster.Grid),
            "grid",
            $"a grid of {staff.County} is expected.");
        errors.Check(
            roster.Day >= around.Today && roster.Day.DayNumber <= around.Today.DayNumber + RosterDaysAheadMax,
            "day",
            $"a day from today to {RosterDaysAheadMax} days ahead is expected.");
        errors.Check(roster.Shifts.Length <= ShiftsMax, "shifts", $"at most {ShiftsMax} are expected.");
        foreach (var (index, shift) in roster.Shifts.Take(ShiftsMax).Index())
        {
            errors.Check(
                staff.In(roster.Grid).Contains(shift.Worker),
                $"shifts[{index}].worker",
                $"somebody who works in {roster.Grid} is expected.");
            errors.Check(shift.From < shift.To, $"shifts[{index}].to", "a time later on the same day is expected.");
        }

        return errors.ToRefusal() is { } invalid ? invalid : FactOf(roster, by)!;
    }

    /// <summary>The fact of a command, with what an earlier one rested on beside it.</summary>
    private static StaffEvent? Again(StaffCommand command, StaffEvent fact) => (command, fact) switch
    {
        (HandOverGrids over, GridsHandedOver past) => new GridsHandedOver(
            fact.By, over.Worker, over.Grids, over.Successor, over.Reason, past.Responsible),
        (ReleaseGridworker release, GridworkerReleased past) => new GridworkerReleased(
            fact.By, release.Worker, past.Grids, release.Successor, release.Reason, past.Responsible),
        _ when FactOf(command, fact.By) is { } again && again.GetType() == fact.GetType() => again,
        _ => null,
    };

    /// <summary>The fact of a command that rests on nothing else; null for one that does.</summary>
    private static StaffEvent? FactOf(StaffCommand command, Signature by) => command switch
    {
        SetPost set => new PostSet(by, set.Post, set.Name, set.Class, set.Quota),
        AppointGridworker appoint => new GridworkerAppointed(
            by, appoint.Worker, appoint.Name, appoint.Phone, appoint.Post, appoint.Grids, appoint.ResponsibleFor),
        RecordCover cover => new CoverRecorded(by, cover.Worker, cover.Policy, cover.From, cover.To, cover.Yuan),
        RecordMerit merit => new MeritRecorded(by, merit.Worker, merit.Kind, merit.Title, merit.Evidence),
        SetPoliceTeam team => new PoliceTeamSet(by, team.Village, team.Members),
        SetRoster roster => new RosterSet(by, roster.Grid, roster.Day, roster.Shifts),
        _ => null,
    };
}
