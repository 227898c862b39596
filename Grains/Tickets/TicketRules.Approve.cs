using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

// A county's committee approves a ticket.
internal static partial class TicketRules
{
    /// <summary>The most tasks that one ticket covers: about thirty times the city's 337,141 cases of a year.</summary>
    public const int VolumeMax = 10_000_000;

    /// <summary>How many years ahead a ticket may end: then somebody must look at it again.</summary>
    public const int YearsAheadMax = 3;

    private const int DepartmentMax = 100;

    /// <summary>
    /// Decides an approval: by the county's own political-legal committee 县区政法委 alone, on an item that gridworkers
    /// may be given. Every field is checked, all errors at once.
    /// </summary>
    public static Decision Approve(
        TicketLedgerState ledger,
        TicketRequest request,
        ItemCatalogue catalogue,
        DateTimeOffset now)
    {
        if (NoLedger(ledger) is { } misplaced)
        {
            return misplaced;
        }

        if (Committee(request.By, ledger.County) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"Only the political-legal committee of {ledger.County} approves tickets there; the caller does not "
                    + "hold that role at that very unit.");
        }

        var errors = new FieldErrors();
        Check(errors, request.Command, now);
        Check(errors, request.Command, catalogue, now);
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        var (item, department, basis, volume, from, to, expires) = request.Command;
        var number = new TicketNumber(ledger.County, ledger.NextSerial).ToString();
        return new TicketApproved(new(number, item, department, basis, volume, from, to, by.Id, expires), by);
    }

    /// <summary>Whether an entry is what an approval left when it came first, from the same sender.</summary>
    public static bool IsRepeat(TicketRequest request, TicketApproved approved)
    {
        var (_, item, department, basis, volume, from, to, _, expires) = approved.Ticket;
        return request.By.Id == approved.By.Id
            && request.Command == new ApproveTicket(item, department, basis, volume, from, to, expires);
    }

    /// <summary>Why a unit has no ledger; null for a district or county.</summary>
    public static Refusal? NoLedger(TicketLedgerState ledger) => ledger.County.Level is UnitLevel.District
        ? null
        : new(RefusalCode.UnknownUnit, $"{ledger.County} is no district or county: it has no ledger of tickets.");

    private static Signature? Committee(Caller caller, UnitCode county) =>
        caller.Grants.Any(grant => grant.Role is Role.PoliticalLegalCommittee && grant.Unit == county)
            ? new(caller.Id, Role.PoliticalLegalCommittee, county)
            : null;

    private static void Check(FieldErrors errors, ApproveTicket ticket, DateTimeOffset now)
    {
        errors.Line("item", ticket.Item, CaseValidation.CodeMax);
        errors.Line("department", ticket.Department, DepartmentMax);
        errors.Prose("legalBasis", ticket.LegalBasis, CaseValidation.ReasonMax);
        errors.Check(ticket.Volume is >= 1 and <= VolumeMax, "volume", $"1–{VolumeMax} tasks are expected.");
        errors.Check(ticket.From <= ticket.To, "to", $"a day not before {ticket.From:yyyy-MM-dd} is expected.");
        errors.Check(ticket.To >= ChinaTime.DayOf(now), "to", "the period would be over already.");
        errors.Check(ticket.Expires > now, "expires", "the ticket would have expired already.");
        errors.Check(
            IsAfterStart(ticket.Expires, ticket.From),
            "expires",
            $"an instant after the beginning of {ticket.From:yyyy-MM-dd} in China is expected.");
        errors.Check(
            ticket.Expires <= now.AddYears(YearsAheadMax),
            "expires",
            $"at most {YearsAheadMax} years ahead are allowed.");
    }

    private static void Check(FieldErrors errors, ApproveTicket ticket, ItemCatalogue catalogue, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(ticket.Item))
        {
            return;
        }

        if (catalogue.Find(ticket.Item, now) is not { } item)
        {
            errors.Add("item", $"an item of catalogue {catalogue.Version} is expected; see /v1/catalogue.");
            return;
        }

        errors.Check(item.Gridworkers, "item", "gridworkers are not given this item: its department does it.");
        if (item.Admission?.Until is not { } until)
        {
            return;
        }

        var ends = $"the item is temporary and ends on {until:yyyy-MM-dd}; its ticket must not outlive it.";
        errors.Check(ticket.To <= until, "to", ends);
        errors.Check(!IsAfterStart(ticket.Expires, until.AddDays(1)), "expires", ends);
    }

    // Compared as numbers: a day or an instant at the calendar's edge is refused, not an overflow.
    private static bool IsAfterStart(DateTimeOffset instant, DateOnly day) =>
        ChinaTime.DayNumberOf(instant) is var today
        && (today > day.DayNumber || (today == day.DayNumber && ChinaTime.TimeOfDay(instant) > 0));
}
