using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Training;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Training;

/// <summary>
/// Who sees and does what with training sessions (our convention): a unit's own centre or committee announces; grids'
/// staff check in; desks and centres above see the roll; everybody with a role there sees what was announced.
/// </summary>
internal static class TrainingReach
{
    private static readonly Role[] Trainees =
        [Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.MicroGridworker];

    /// <summary>A session's address that is none, or of no unit of the plan; null when it is one.</summary>
    public static ProblemResult? NoTraining(string unit, string name, UnitDirectory units, out TrainingId id)
    {
        id = default;
        if (NoUnit(unit, units, out _) is { } wrong)
        {
            return wrong;
        }

        if (!TrainingId.TryRead(unit, name, out var read))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "That is no training's name.",
                new FieldError("training", $"Expected: 1–{TrainingId.NameMax} small letters, digits and hyphens."));
        }

        id = read.Value;
        return null;
    }

    /// <summary>A text that is not the code of the city, or of a county of the plan; null when it is one.</summary>
    public static ProblemResult? NoUnit(string text, UnitDirectory units, out UnitCode unit)
    {
        if (!UnitCode.TryParse(text, null, out unit) || unit.Level is not (UnitLevel.City or UnitLevel.District))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{text}' is not the code of the city or of a county: only they announce trainings.",
                new FieldError("unit", "Expected: 4 or 6 digits, such as 140212."));
        }

        return units.Find(unit) is null ? Replies.Problem(CaseReach.UnknownUnit(unit)) : null;
    }

    /// <summary>Why the caller cannot announce for a unit; null when the unit's rules decide.</summary>
    public static ProblemResult? Announce(Caller caller, UnitCode unit) =>
        caller.Grants.Any(grant => grant.Unit == unit && (unit.Level is UnitLevel.City
            ? grant.Role is Role.CityCentre
            : grant.Role is Role.CountyCentre or Role.PoliticalLegalCommittee))
            ? null
            : Replies.Problem(
                RefusalCode.NotEntitled,
                $"Trainings are announced by the centre or the political-legal committee of {unit} itself.");

    /// <summary>Why the caller cannot be on a unit's rolls; null when the session's rules decide.</summary>
    public static ProblemResult? Attend(Caller caller, UnitCode unit) =>
        caller.Grants.Any(grant => Trainees.Contains(grant.Role) && Touches(grant.Unit, unit))
            ? null
            : Replies.Problem(RefusalCode.NotEntitled, $"Trainings are for the grids' staff of {unit}.");

    /// <summary>Why the caller cannot see what a unit announced; null when they can.</summary>
    public static ProblemResult? See(Caller caller, UnitCode unit) =>
        caller.Grants.Any(grant => Touches(grant.Unit, unit))
            ? null
            : Replies.Problem(CallerOfRequest.OutOfReach(unit));

    /// <summary>Why the caller cannot see who was there; null when they can.</summary>
    public static ProblemResult? SeeRoll(Caller caller, UnitCode unit, UnitDirectory units) =>
        StaffReach.Read(caller, unit, units);

    private static bool Touches(UnitCode one, UnitCode other) => one.Contains(other) || other.Contains(one);
}
