using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Commands;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A county's ledger at noon, by the city's own rules; one ticket is approved from the start.</summary>
internal sealed class FakeLedger
{
    private static readonly ItemCatalogue Sample = ItemCatalogue.LoadSample();

    private readonly Dictionary<CommandId, Reply<TicketView>> _answered = [];
    private readonly TicketLedgerState _ledger;

    public FakeLedger(UnitCode county)
    {
        _ledger = new(county);
        Apply(new TicketApproved(
            new(
                $"T-{county}-1", "N301", "城市管理局", "权责清单", 5, new(2026, 1, 5), new(2026, 12, 31), "committee",
                new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(8))),
            new("committee", Role.PoliticalLegalCommittee, county)));
        Apply(new StandingTicketOpened(Sample.FindTicket("T-N302")!, Sample.Version));
        Apply(new VolumeDrawn("T-N302", UnitCode.Parse($"{county}100201001"), 64, 1));
    }

    public List<TicketRequest> Asked { get; } = [];

    public TicketQuery? Listed { get; private set; }

    public Reply<TicketView> Approve(TicketRequest request)
    {
        Asked.Add(request);
        if (!_answered.TryGetValue(request.Id, out var reply))
        {
            var decision = TicketRules.Approve(_ledger, request, Sample, FakeCity.Noon);
            reply = decision.Refused ? decision.Refusal : Apply((TicketApproved)decision.Facts[0]);
            _answered.Add(request.Id, reply);
        }

        return reply;
    }

    public TicketPage List(TicketQuery query)
    {
        Listed = query;
        return TicketViews.Page(_ledger, query, FakeCity.Noon);
    }

    public Reply<TicketView> Read(string number) => TicketViews.Find(_ledger, number, FakeCity.Noon);

    private TicketView Apply(TicketApproved approved)
    {
        Apply((TicketEvent)approved);
        return TicketViews.Find(_ledger, approved.Ticket.Number, FakeCity.Noon).Value!;
    }

    private void Apply(TicketEvent fact) => _ledger.Apply(fact, FakeCity.Noon);
}
