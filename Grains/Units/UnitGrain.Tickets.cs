using GridOrleans.Catalogue;
using GridOrleans.Journal;
using GridOrleans.Tickets;

namespace GridOrleans.Units;

/// <summary>
/// The county's ledger of admission tickets 准入票台账: the committee approves, the grids draw, everybody reads. It never
/// waits for a grid.
/// </summary>
internal sealed partial class UnitGrain
{
    private readonly CatalogueHistory _catalogue;
    private int? _grids;

    // Once is enough: the plan changes with a restart only.
    private int Grids => _grids ??= GridsOf(Code);

    /// <inheritdoc/>
    public async Task<Reply<TicketView>> ApproveTicket(TicketRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await RepeatApproval(request, version);
        }

        var now = Now;
        var decision = TicketRules.Approve(_state.Tickets, request, _catalogue.At(now), now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var view = Approved((TicketApproved)decision.Facts[0], now);
        await commit;
        return view;
    }

    /// <inheritdoc/>
    public async Task<Reply<TicketAllotment>> DrawTicket(DrawTicket draw)
    {
        MustHold();
        var now = Now;
        var outcome = TicketRules.Draw(_state.Tickets, draw, _catalogue.At(now), Grids, now);
        await (outcome.Facts.Count == 0
            ? Durable()
            : Commit(outcome.Facts, Streams.CommandId("drawn", Stream, Version + 1), now));
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        return outcome.Allotment ?? throw new JournalUnavailableException(
            $"Grid {draw.Grid} has drawn '{draw.Ticket}' since draw {draw.Draw}: another activation of it has taken "
            + "over. Send the command again with the same id.");
    }

    /// <inheritdoc/>
    public async Task<Reply<TicketPage>> ListTickets(TicketQuery query)
    {
        MustHold();
        await Durable();
        return TicketRules.NoLedger(_state.Tickets) is { } refusal
            ? refusal
            : TicketViews.Page(_state.Tickets, query, Now);
    }

    /// <inheritdoc/>
    public async Task<Reply<TicketView>> ReadTicket(string number)
    {
        MustHold();
        await Durable();
        return TicketRules.NoLedger(_state.Tickets) is { } refusal
            ? refusal
            : TicketViews.Find(_state.Tickets, number, Now);
    }

    /// <summary>An approval that was sent again: the first answer, the ticket as it was then.</summary>
    private async Task<Reply<TicketView>> RepeatApproval(TicketRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is TicketApproved approved
            && TicketRules.IsRepeat(request, approved)
                ? Approved(approved, first.At)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }

    private TicketView Approved(TicketApproved approved, DateTimeOffset at) =>
        TicketViews.View(Code, new() { Entry = approved.Ticket, At = at, By = approved.By }, at);

    private int GridsOf(UnitCode unit) =>
        unit.Level is UnitLevel.Grid ? 1 : _plan.Children(unit).Sum(GridsOf);
}
