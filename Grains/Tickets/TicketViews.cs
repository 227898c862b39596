using System.Collections.Immutable;
using GridOrleans.Clocks;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>A ledger as callers see it. Pure.</summary>
internal static class TicketViews
{
    /// <summary>One ticket.</summary>
    public static TicketView View(UnitCode county, LedgerTicket ticket, DateTimeOffset now) => new(
        county,
        ticket.Entry,
        Status(ticket, now),
        ticket.Drawn,
        ticket.Remaining,
        ticket.Draws.Count,
        ticket.At,
        ticket.By);

    /// <summary>The ticket of a number, or the refusal that says that there is none.</summary>
    public static Reply<TicketView> Find(TicketLedgerState ledger, string number, DateTimeOffset now) =>
        ledger.Find(number) is { } ticket
            ? View(ledger.County, ticket, now)
            : new Refusal(
                RefusalCode.UnknownTicket,
                $"The ledger of {ledger.County} has no ticket '{number}'. A standing ticket of the catalogue is in it "
                    + "from its first task on.");

    /// <summary>A page of the ledger, the newest ticket first.</summary>
    public static TicketPage Page(TicketLedgerState ledger, TicketQuery query, DateTimeOffset now)
    {
        ImmutableArray<TicketView> asked =
        [
            .. ledger.Tickets
                .Select(ticket => View(ledger.County, ticket, now))
                .Where(ticket => query.Item is null || ticket.Ticket.Item == query.Item)
                .Where(ticket => query.Statuses.IsDefaultOrEmpty || query.Statuses.Contains(ticket.Status))
                .OrderByDescending(ticket => ticket.At)
                .ThenBy(ticket => ticket.Ticket.Number, StringComparer.Ordinal),
        ];
        return new(ledger.County, now, [.. asked.Skip(query.Offset).Take(query.Limit)], asked.Length);
    }

    private static TicketStatus Status(LedgerTicket ticket, DateTimeOffset now)
    {
        if (TicketRules.HasEnded(ticket.Entry, now))
        {
            return TicketStatus.Ended;
        }

        if (ChinaTime.DayOf(now) < ticket.Entry.From)
        {
            return TicketStatus.Upcoming;
        }

        return ticket.Remaining == 0 ? TicketStatus.Exhausted : TicketStatus.Valid;
    }
}
