using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>A command on its way to a county's ledger: who, under which id, wants what.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("ticket-request")]
public sealed record TicketRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] ApproveTicket Command);

/// <summary>The county's political-legal committee lets tasks on an item reach its gridworkers 凭票上车.</summary>
/// <param name="Item">The item: one that gridworkers may be given, of the catalogue in force.</param>
/// <param name="Department">The department whose task it is; 1–100 characters.</param>
/// <param name="LegalBasis">What the department rests on; 1–1,000 characters.</param>
/// <param name="Volume">How many tasks; 1–10,000,000.</param>
/// <param name="From">The first day on which tasks may be given, in China's time.</param>
/// <param name="To">The last day.</param>
/// <param name="Expires">When the ticket itself ends; after <paramref name="From"/>, at most 3 years ahead.</param>
[GenerateSerializer, Immutable, Alias("approve-ticket")]
public sealed record ApproveTicket(
    [property: Id(0)] string Item,
    [property: Id(1)] string Department,
    [property: Id(2)] string LegalBasis,
    [property: Id(3)] int Volume,
    [property: Id(4)] DateOnly From,
    [property: Id(5)] DateOnly To,
    [property: Id(6)] DateTimeOffset Expires);

/// <summary>
/// A grid draws a part of a ticket's volume. The same draw asked for again, after a crash say, gets the same answer.
/// </summary>
/// <param name="Grid">The grid.</param>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Item">The item of the task that it is wanted for.</param>
/// <param name="Draw">The grid's serial of its draws on this ticket; from 1.</param>
[GenerateSerializer, Immutable, Alias("draw-ticket")]
public sealed record DrawTicket(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] string Ticket,
    [property: Id(2)] string Item,
    [property: Id(3)] int Draw);

/// <summary>What a grid was given of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Count">How many tasks of its volume are the grid's from now on.</param>
[GenerateSerializer, Immutable, Alias("ticket-allotment")]
public sealed record TicketAllotment([property: Id(0)] TicketEntry Ticket, [property: Id(1)] int Count);
