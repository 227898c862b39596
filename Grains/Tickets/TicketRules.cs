using GridOrleans.Catalogue;
using GridOrleans.Clocks;

namespace GridOrleans.Tickets;

/// <summary>When a ticket may be approved, drawn on, and issued (凭票上车; the figures are our convention). Pure.</summary>
internal static partial class TicketRules
{
    /// <summary>
    /// The most tasks that a grid is given at once: what it decides within one group commit, so that a surge costs the
    /// county one entry for 64 tasks.
    /// </summary>
    public const int BlockMax = 64;

    /// <summary>How many grids a county is taken to have when the plan does not say: 5,379 in eleven.</summary>
    public const int GridsUnlessPlanned = 500;

    /// <summary>
    /// How much a draw is given: half of an even share of what remains, so that no grid hoards while others go without;
    /// one by one when little is left, so that nothing of a small volume is stranded where it is not needed.
    /// </summary>
    /// <param name="remaining">What is left of the volume; at least 1.</param>
    /// <param name="grids">How many grids the county has; 0 when that is not known.</param>
    public static int Block(int remaining, int grids) =>
        Math.Clamp(remaining / (2 * (grids > 0 ? grids : GridsUnlessPlanned)), 1, BlockMax);

    /// <summary>Why a ticket admits no task on an item now; null when it does, or nothing is known of it yet.</summary>
    public static Refusal? Objection(
        TicketEntry? ticket,
        string item,
        ItemCatalogue catalogue,
        DateTimeOffset now)
    {
        if (ticket is null)
        {
            return null;
        }

        if (ticket.Item != item)
        {
            return Required($"Admission ticket '{ticket.Number}' is for item '{ticket.Item}'; the case's is '{item}'.");
        }

        return catalogue.Find(item) switch
        {
            null => Required(
                $"Item '{item}' is not in catalogue {catalogue.Version} any more: assign a department."),
            { Gridworkers: false } => Required(
                $"Item '{item}' is not one that gridworkers are given: assign a department."),
            { } ended when ended.HasEnded(now) => Expired(
                $"Item '{item}' was a temporary one, admitted until {ended.Admission!.Until:yyyy-MM-dd} by "
                    + $"{ended.Admission.ApprovedBy}: no ticket is issued for it any more; assign a department."),
            _ => InPeriod(ticket, now),
        };
    }

    /// <summary>A refusal for want of a ticket.</summary>
    public static Refusal Required(string detail) => new(RefusalCode.TicketRequired, detail);

    /// <summary>A number that no ledger and no catalogue in force has.</summary>
    public static Refusal Unknown(string number) => Required($"There is no admission ticket '{number}'.");

    private static Refusal? InPeriod(TicketEntry ticket, DateTimeOffset now)
    {
        if (ChinaTime.DayOf(now) < ticket.From)
        {
            return Required($"Admission ticket '{ticket.Number}' is valid from {ticket.From:yyyy-MM-dd} only.");
        }

        return HasEnded(ticket, now)
            ? Expired($"Admission ticket '{ticket.Number}' was valid until {End(ticket):yyyy-MM-dd}.")
            : null;
    }

    /// <summary>Whether a ticket's period or the ticket itself is over.</summary>
    public static bool HasEnded(TicketEntry ticket, DateTimeOffset now) =>
        ChinaTime.DayOf(now) > ticket.To || now >= ticket.Expires;

    private static DateOnly End(TicketEntry ticket)
    {
        var expires = ChinaTime.DayOf(ticket.Expires);
        return expires < ticket.To ? expires : ticket.To;
    }

    private static Refusal Expired(string detail) => new(RefusalCode.TicketExpired, detail);
}
