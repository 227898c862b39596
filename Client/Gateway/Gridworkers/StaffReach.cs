using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>
/// Who sees and changes a county's grid staff (our convention): its own political-legal committee changes; desks,
/// centres, committees and auditors see what lies in their subtree; only the committee sees telephone numbers whole.
/// </summary>
internal static class StaffReach
{
    /// <summary>The longest id of a gridworker.</summary>
    public const int WorkerMax = 64;

    private const int PhoneHead = 3;
    private const int PhoneTail = 4;

    private static readonly Role[] Readers =
    [
        Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre, Role.PoliticalLegalCommittee, Role.CityCentre,
        Role.Auditor,
    ];

    /// <summary>A text that is no county's code; null when it is one.</summary>
    public static ProblemResult? NoCounty(string text, out UnitCode county)
    {
        if (!UnitCode.TryParse(text, null, out county) || county.Level is not UnitLevel.District)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{text}' is not the code of a district or county: only they have a grid staff.",
                new FieldError("county", "Expected: 6 digits, such as 140212."));
        }

        return null;
    }

    /// <summary>Why the caller cannot change a county's staff; null when the county's rules decide.</summary>
    public static ProblemResult? Change(Caller caller, UnitCode county, UnitDirectory units)
    {
        if (!caller.Grants.Any(grant => grant.Role is Role.PoliticalLegalCommittee && grant.Unit == county))
        {
            return Replies.Problem(
                RefusalCode.NotEntitled,
                "Posts are set and people recruited by the county alone: by the political-legal committee of "
                    + $"{county}.");
        }

        return units.Find(county) is null ? Replies.Problem(CaseReach.UnknownUnit(county)) : null;
    }

    /// <summary>Why the caller cannot read of a unit's staff; null when they can.</summary>
    public static ProblemResult? Read(Caller caller, UnitCode unit, UnitDirectory units)
    {
        if (!Reads(caller, unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        return units.Find(unit) is null ? Replies.Problem(CaseReach.UnknownUnit(unit)) : null;
    }

    /// <summary>Why the caller cannot read a county's posts; null when they can: public in the county.</summary>
    public static ProblemResult? ReadPosts(Caller caller, UnitCode county, UnitDirectory units)
    {
        if (!caller.Grants.Any(grant => grant.Unit.Contains(county) || county.Contains(grant.Unit)))
        {
            return Replies.Problem(
                RefusalCode.NotEntitled,
                $"None of your roles is held in {county} or above: posts are public within their county.");
        }

        return units.Find(county) is null ? Replies.Problem(CaseReach.UnknownUnit(county)) : null;
    }

    /// <summary>Whether the caller sees an appointment: the gridworker, and whoever reaches one of its grids.</summary>
    public static bool Sees(Caller caller, GridworkerView held) =>
        caller.Id == held.Worker || Reads(caller, held.County) || held.Grids.Any(grid => Reads(caller, grid));

    /// <summary>An appointment as the caller may see it.</summary>
    public static GridworkerView Veil(Caller caller, GridworkerView held) =>
        caller.Id == held.Worker
        || caller.Grants.Any(grant => grant.Role is Role.PoliticalLegalCommittee && grant.Unit == held.County)
            ? held
            : held with { Phone = Masked(held.Phone) };

    /// <summary>A telephone number of which only the ends are told.</summary>
    public static string Masked(string phone) => phone.Length > PhoneHead + PhoneTail
        ? $"{phone[..PhoneHead]}{new string('*', phone.Length - PhoneHead - PhoneTail)}{phone[^PhoneTail..]}"
        : new string('*', phone.Length);

    /// <summary>A text that is no gridworker's id; null when it may be one.</summary>
    public static ProblemResult? NoWorker(string worker) => worker.Length <= WorkerMax
        ? null
        : Replies.Problem(
            RefusalCode.Invalid,
            "That is no gridworker's id.",
            new FieldError("worker", $"Expected: 1–{WorkerMax} characters."));

    private static bool Reads(Caller caller, UnitCode unit) =>
        caller.Grants.Any(grant => Readers.Contains(grant.Role) && grant.Unit.Contains(unit));
}
