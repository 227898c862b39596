using GridOrleans.Journal;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>
/// The grid's part of tickets' volume: drawn from its county before a command is decided that needs it, journaled
/// before a task is given with it. A unit never waits for a grid, so that waiting here closes no circle.
/// </summary>
internal sealed partial class GridGrain
{
    // Commands that need the same wait for one draw.
    private readonly Dictionary<(string Ticket, string Item), Task<Refusal?>> _draws = [];

    /// <summary>
    /// A command that needs volume which the grid has not: it is drawn first, and then decided upon without waiting any
    /// more. Where others took it meanwhile, it is drawn again.
    /// </summary>
    /// <param name="wanted">The ticket, and the item of the task.</param>
    /// <param name="execute">Carries the command out; draws again where it must.</param>
    private async Task<Reply<T>> Drawing<T>((string Ticket, string Item) wanted, Func<Task<Reply<T>>> execute)
        where T : class
    {
        var denied = await Draw(wanted);
        MustHold();
        if (denied is null)
        {
            return await execute();
        }

        _state.Tickets.Deny(wanted.Ticket, denied);
        var reply = execute();
        _state.Tickets.Forget(wanted.Ticket);
        return await reply;
    }

    private async Task<Refusal?> Draw((string Ticket, string Item) wanted)
    {
        if (!_draws.TryGetValue(wanted, out var draw))
        {
            _draws.Add(wanted, draw = DrawFromCounty(wanted));
        }

        try
        {
            return await draw;
        }
        finally
        {
            // Another of those who waited may have begun the next draw already.
            if (_draws.TryGetValue(wanted, out var newest) && newest == draw)
            {
                _draws.Remove(wanted);
            }
        }
    }

    /// <summary>
    /// The serial is the next one that the grid has journaled none of. So a draw that the county answered, and that a
    /// crash kept from being journaled here, is asked for again and answered the same.
    /// </summary>
    private async Task<Refusal?> DrawFromCounty((string Ticket, string Item) wanted)
    {
        var county = Code.At(UnitLevel.District);
        var serial = _state.Tickets.NextDraw(wanted.Ticket);
        Reply<TicketAllotment> reply;
        try
        {
            reply = await GrainFactory.GetGrain<IUnitGrain>(county.ToString())
                .DrawTicket(new(Code, wanted.Ticket, wanted.Item, serial));
        }
        catch (Exception away) when (away is OrleansException or TimeoutException)
        {
            throw new JournalUnavailableException(
                $"The ledger of {county} cannot be reached; nothing was changed. Send the command again with the same "
                + "id.",
                away);
        }

        MustHold();
        if (!reply.Accepted)
        {
            return reply.Refusal;
        }

        // A command on another item may have asked for the same draw: what the county gave once is taken once.
        if (_state.Tickets.NextDraw(wanted.Ticket) != serial)
        {
            return null;
        }

        var (ticket, count) = reply.Value;
        Commit(
            [new TicketAllotted(ticket, count, serial)],
            Streams.CommandId("allotted", Stream, Version + 1),
            Now).Ignore();
        return null;
    }
}
