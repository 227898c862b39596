using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>What happened in a county's ledger 准入票台账.</summary>
internal abstract record TicketEvent : Fact;

/// <summary>The county's committee approved a ticket.</summary>
/// <param name="Ticket">What it says; its number is the ledger's.</param>
/// <param name="By">Who approved it.</param>
internal sealed record TicketApproved(TicketEntry Ticket, Signature By) : TicketEvent;

/// <summary>
/// A standing ticket of the catalogue was drawn on for the first time, or for the first time since the catalogue in
/// force says something else of it; what was drawn stays drawn.
/// </summary>
/// <param name="Ticket">What the catalogue says.</param>
/// <param name="Catalogue">The catalogue's version.</param>
internal sealed record StandingTicketOpened(TicketEntry Ticket, string Catalogue) : TicketEvent;

/// <summary>A grid drew a part of a ticket's volume.</summary>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Count">How many tasks.</param>
/// <param name="Draw">The grid's serial of its draws on this ticket: asked for again, the same is answered.</param>
internal sealed record VolumeDrawn(string Ticket, UnitCode Grid, int Count, int Draw) : TicketEvent;

/// <summary>
/// In the grid's own stream: a part of a ticket's volume is the grid's, journaled before any task is given with it.
/// </summary>
/// <param name="Ticket">What the ticket says.</param>
/// <param name="Count">How many tasks.</param>
/// <param name="Draw">The grid's serial of its draws on this ticket.</param>
internal sealed record TicketAllotted(TicketEntry Ticket, int Count, int Draw) : Fact;
