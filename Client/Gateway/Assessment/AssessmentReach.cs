using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Assessment;

/// <summary>
/// Who sees scores and load (our convention): desks, centres, committees and auditors what lies in their subtree, a
/// gridworker the own ones; nobody another county's.
/// </summary>
internal static class AssessmentReach
{
    private static readonly Role[] Gridworkers =
        [Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.MicroGridworker];

    private static readonly Role[] Filers =
        [.. Gridworkers, Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre];

    /// <summary>A text that is no unit with scores; null when it is one.</summary>
    public static ProblemResult? NoUnit(string text, out UnitCode unit) =>
        UnitCode.TryParse(text, null, out unit) && unit.Level is not UnitLevel.City
            ? null
            : Replies.Problem(
                RefusalCode.Invalid,
                $"'{text}' is no unit that has scores: a county, or a unit or grid below one.",
                new FieldError("unit", "Expected: 6, 9, 12 or 15 digits."));

    /// <summary>Why the caller cannot read of a unit, or of a gridworker there; null when they can.</summary>
    public static ProblemResult? Read(Caller caller, UnitCode unit, string? worker, UnitDirectory units)
    {
        var own = worker == caller.Id && Holds(caller, Gridworkers, unit);
        return !own && StaffReach.Read(caller, unit, units) is { } refusal ? refusal : Unknown(unit, units);
    }

    /// <summary>Why the caller cannot file an appeal; null when the county's rules decide.</summary>
    public static ProblemResult? File(Caller caller, UnitCode unit, UnitDirectory units) =>
        Holds(caller, Filers, unit) ? Unknown(unit, units) : Replies.Problem(CallerOfRequest.OutOfReach(unit));

    /// <summary>Why the caller cannot decide an appeal of a county; null when its rules decide.</summary>
    public static ProblemResult? Decide(Caller caller, UnitCode county, UnitDirectory units) =>
        caller.Grants.Any(grant => grant.Role is Role.PoliticalLegalCommittee && grant.Unit == county)
            || caller.Grants.Any(grant => grant.Role is Role.CityCentre && grant.Unit.Contains(county))
                ? Unknown(county, units)
                : Replies.Problem(CallerOfRequest.OutOfReach(county));

    /// <summary>A unit that the plan does not have; null when it has it.</summary>
    public static ProblemResult? Unknown(UnitCode unit, UnitDirectory units) =>
        units.Find(unit) is null ? Replies.Problem(CaseReach.UnknownUnit(unit)) : null;

    private static bool Holds(Caller caller, Role[] roles, UnitCode unit) => caller.Grants.Any(grant =>
        roles.Contains(grant.Role)
        && (grant.Unit.Contains(unit) || (Gridworkers.Contains(grant.Role) && unit.Contains(grant.Unit))));
}
