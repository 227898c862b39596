using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tickets;

/// <summary>
/// Who may approve and read tickets (our convention): the county's own committee approves; within the county they are
/// public, so that everyone who gives or gets a task can see what it rests on.
/// </summary>
internal static class TicketReach
{
    /// <summary>The refusal of everyone who is no committee.</summary>
    public static Refusal CommitteeOnly { get; } = new(
        RefusalCode.NotEntitled,
        "Only a county's political-legal committee approves tickets, for its own county.");

    /// <summary>Why the caller cannot approve a county's ticket; null when its ledger decides.</summary>
    public static ProblemResult? Approve(Caller caller, UnitCode county, UnitDirectory units)
    {
        if (county.Level is not UnitLevel.District)
        {
            return NotACounty("county", county.ToString());
        }

        if (!caller.Grants.Any(grant => grant.Role is Role.PoliticalLegalCommittee && grant.Unit == county))
        {
            return Replies.Problem(CommitteeOnly);
        }

        return units.Find(county) is null ? Replies.Problem(CaseReach.UnknownUnit(county)) : null;
    }

    /// <summary>Why the caller cannot read a county's ledger; null when they can.</summary>
    public static ProblemResult? Read(Caller caller, UnitCode county, UnitDirectory units)
    {
        if (!caller.Grants.Any(grant => grant.Unit.Contains(county) || county.Contains(grant.Unit)))
        {
            return Replies.Problem(
                RefusalCode.NotEntitled,
                $"None of your roles is held in {county} or above: tickets are public within their county.");
        }

        return units.Find(county) is null ? Replies.Problem(CaseReach.UnknownUnit(county)) : null;
    }

    /// <summary>A code that is no county's.</summary>
    public static ProblemResult NotACounty(string field, string? code) => Replies.Problem(
        RefusalCode.Invalid,
        $"'{code}' is not the code of a district or county: only they have a ledger of tickets.",
        new FieldError(field, "Expected: 6 digits, such as 140212."));
}
