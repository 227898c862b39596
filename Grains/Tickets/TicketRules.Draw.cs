using GridOrleans.Catalogue;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

// A grid draws a part of a ticket's volume.
internal static partial class TicketRules
{
    /// <summary>
    /// Decides a draw. One that was answered before is answered the same again, whatever happened since, so that a
    /// grid that crashed in between neither loses volume nor gets it twice.
    /// </summary>
    /// <param name="ledger">The county's ledger.</param>
    /// <param name="draw">What the grid asks for.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="grids">How many grids the county has; 0 when that is not known.</param>
    /// <param name="now">The instant of the decision.</param>
    public static DrawOutcome Draw(
        TicketLedgerState ledger,
        DrawTicket draw,
        ItemCatalogue catalogue,
        int grids,
        DateTimeOffset now)
    {
        if (Outside(ledger, draw.Grid) is { } outside)
        {
            return new([], null, outside);
        }

        var known = ledger.Find(draw.Ticket);
        var last = known?.Draws.GetValueOrDefault(draw.Grid) ?? default;
        if (draw.Draw <= last.Draw)
        {
            return draw.Draw == last.Draw ? new([], new(known!.Entry, last.Count), null) : DrawOutcome.OfAnotherTime;
        }

        if (draw.Draw != last.Draw + 1)
        {
            throw new InvalidOperationException(
                $"Grid {draw.Grid} draws '{draw.Ticket}' for the {draw.Draw}th time; the ledger of {ledger.County} "
                + $"knows of {last.Draw}.");
        }

        var standing = TicketNumber.TryParse(draw.Ticket, null, out _) ? null : catalogue.FindTicket(draw.Ticket);
        var ticket = known?.By is null ? standing : known.Entry;
        if (ticket is null)
        {
            return new([], null, Unknown(draw.Ticket));
        }

        var remaining = Math.Max(0, ticket.Volume - (known?.Drawn ?? 0));
        var refusal = Objection(ticket, draw.Item, catalogue, now) ?? (remaining == 0 ? Exhausted(ticket) : null);
        if (refusal is not null)
        {
            return new([], null, refusal);
        }

        var count = Block(remaining, grids);
        var drawn = new VolumeDrawn(draw.Ticket, draw.Grid, count, draw.Draw);
        return new(
            known?.Entry == ticket ? [drawn] : [new StandingTicketOpened(ticket, catalogue.Version), drawn],
            new(ticket, count),
            null);
    }

    private static Refusal? Outside(TicketLedgerState ledger, UnitCode grid) =>
        NoLedger(ledger) ?? (ledger.County.Contains(grid)
            ? null
            : Required($"Grid {grid} is not in {ledger.County}: its own county's ledger is asked."));

    private static Refusal Exhausted(TicketEntry ticket) => new(
        RefusalCode.TicketExhausted,
        $"Admission ticket '{ticket.Number}' admits {ticket.Volume} tasks in the county, and all are drawn: ask the "
            + "county political-legal committee for a new ticket, or assign a department.");
}

/// <summary>What a draw comes to: a part of the volume with the facts to journal first, or a refusal.</summary>
/// <param name="Facts">What is to be journaled; none for a draw that was answered before.</param>
/// <param name="Allotment">What the grid is given.</param>
/// <param name="Refusal">Why it is given nothing.</param>
internal readonly record struct DrawOutcome(
    IReadOnlyList<Fact> Facts,
    TicketAllotment? Allotment,
    Refusal? Refusal)
{
    /// <summary>The grid has drawn since: an activation asks that was replaced by another.</summary>
    public static DrawOutcome OfAnotherTime { get; } = new([], null, null);
}
