using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tickets;

/// <summary>A ticket to be approved.</summary>
/// <param name="Item">The item: one that gridworkers may be given, of the catalogue in force.</param>
/// <param name="Department">The department whose task it is; 1–100 characters.</param>
/// <param name="LegalBasis">What the department rests on; 1–1,000 characters.</param>
/// <param name="Volume">How many tasks; 1–10,000,000.</param>
/// <param name="From">The first day on which tasks may be given, in China's time.</param>
/// <param name="To">The last day.</param>
/// <param name="Expires">When the ticket itself ends; after <paramref name="From"/>, at most 3 years ahead.</param>
/// <param name="County">
/// The county whose ledger takes it; may be left out by whoever is the committee of one county only.
/// </param>
internal sealed record TicketApproval(
    string Item,
    string Department,
    string LegalBasis,
    int Volume,
    DateOnly From,
    DateOnly To,
    DateTimeOffset Expires,
    UnitCode? County = null)
{
    /// <summary>The command.</summary>
    [JsonIgnore]
    public ApproveTicket Command => new(Item, Department, LegalBasis, Volume, From, To, Expires);

    /// <summary>The county whose ledger takes it, or why none does.</summary>
    public (UnitCode County, ProblemResult? Problem) Find(Caller by, UnitDirectory units)
    {
        UnitCode[] own =
        [
            .. by.Grants.Where(grant => grant.Role is Role.PoliticalLegalCommittee)
                .Select(grant => grant.Unit)
                .Where(unit => unit.Level is UnitLevel.District)
                .Distinct(),
        ];
        if (County is { } named)
        {
            return (named, TicketReach.Approve(by, named, units));
        }

        return own switch
        {
            [] => (default, Replies.Problem(TicketReach.CommitteeOnly)),
            [var only] => (only, TicketReach.Approve(by, only, units)),
            _ => (default, Replies.Problem(
                RefusalCode.Invalid,
                "You are the committee of several counties: say which one's ledger takes the ticket.",
                new FieldError("county", $"Expected: one of {string.Join(", ", own)}."))),
        };
    }
}
