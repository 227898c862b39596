using System.Collections.Frozen;
using GridOrleans.Clocks;

namespace GridOrleans.Catalogue;

/// <summary>
/// An admission ticket 准入票 that was looked up and found valid for an item at an instant. Nobody but the
/// <see cref="Ledger"/> can make one: whatever asks for a ticket as a parameter cannot be reached without it.
/// </summary>
internal sealed class AdmissionTicket
{
    private AdmissionTicket(TicketEntry entry) => Entry = entry;

    /// <summary>What the catalogue says of it.</summary>
    public TicketEntry Entry { get; }

    /// <summary>The tickets that were approved, and the only place where one is issued from.</summary>
    internal sealed class Ledger(IEnumerable<CatalogueItem> items)
    {
        private readonly FrozenDictionary<string, CatalogueItem> _itemsByTicket =
            items.ToFrozenDictionary(item => item.Ticket.Number, StringComparer.Ordinal);

        /// <summary>Looks a ticket up for a task on an item: the ticket, or why there is none.</summary>
        public (AdmissionTicket? Ticket, Refusal? Refusal) Issue(string? number, string item, DateTimeOffset now)
        {
            if (number is null)
            {
                return Required("A gridworker is given a task only with an admission ticket; none was named.");
            }

            if (!_itemsByTicket.TryGetValue(number, out var admitted))
            {
                return Required($"There is no admission ticket '{number}'.");
            }

            if (admitted.Code != item)
            {
                return Required($"Admission ticket '{number}' is for item '{admitted.Code}'; the case's is '{item}'.");
            }

            if (!admitted.Gridworkers)
            {
                return Required($"Item '{item}' is not one that gridworkers are given: assign a department.");
            }

            return admitted.HasEnded(now) ? Ended(admitted) : InPeriod(admitted.Ticket, now);
        }

        private static (AdmissionTicket? Ticket, Refusal? Refusal) InPeriod(TicketEntry entry, DateTimeOffset now)
        {
            var today = ChinaTime.DayOf(now);
            if (today < entry.From)
            {
                return Required($"Admission ticket '{entry.Number}' is valid from {entry.From:yyyy-MM-dd} only.");
            }

            if (today > entry.To || now >= entry.Expires)
            {
                return Expired($"Admission ticket '{entry.Number}' was valid until {End(entry)}.");
            }

            return (new AdmissionTicket(entry), null);
        }

        private static string End(TicketEntry entry)
        {
            var expires = ChinaTime.DayOf(entry.Expires);
            return $"{(expires < entry.To ? expires : entry.To):yyyy-MM-dd}";
        }

        private static (AdmissionTicket? Ticket, Refusal? Refusal) Ended(CatalogueItem item) => Expired(
            $"Item '{item.Code}' was a temporary one, admitted until {item.Admission!.Until:yyyy-MM-dd} by "
                + $"{item.Admission.ApprovedBy}: no ticket is issued for it any more; assign a department.");

        private static (AdmissionTicket? Ticket, Refusal? Refusal) Expired(string detail) =>
            (null, new(RefusalCode.TicketExpired, detail));

        private static (AdmissionTicket? Ticket, Refusal? Refusal) Required(string detail) =>
            (null, new(RefusalCode.TicketRequired, detail));
    }
}
