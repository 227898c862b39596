using GridOrleans.Commands;
using GridOrleans.Tickets;
using GridOrleans.Unit.Tickets;

namespace GridOrleans.Unit.Cases;

// What the grid holds of tickets, and where it has it from.
internal sealed partial class GridOnPaper
{
    /// <summary>Whose ledger the grid draws on: its own county's unless a test lets several grids share one.</summary>
    public CountyOnPaper County { get; init; }

    /// <summary>
    /// Draws on a ticket as the grain does, unless the process dies before the county's answer is in the grid's stream.
    /// </summary>
    public Refusal? Draw(string ticket, string item, bool dies = false)
    {
        var draw = new DrawTicket(State.Code, ticket, item, State.Tickets.NextDraw(ticket));
        var reply = County.Draw(draw, Now);
        if (dies)
        {
            return null;
        }

        if (reply.Refusal is { } refusal)
        {
            State.Tickets.Deny(ticket, refusal);
            return refusal;
        }

        Record([new TicketAllotted(reply.Value!.Ticket, reply.Value.Count, draw.Draw)], CommandId.Parse("allotted-1"));
        return null;
    }
}
