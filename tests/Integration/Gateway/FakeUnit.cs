using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Tallies;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A unit that tells what it was given.</summary>
internal sealed class FakeUnit(UnitCode code) : IUnitGrain
{
    private FakeLedger? _ledger;
    private int _reads;

    public FakeLedger Ledger => _ledger ??= new(code);

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>What it tells.</summary>
    public UnitTally Tally { get; set; } = new(code, new(1, 1), FakeCity.Noon, 0, GridOrleans.Tallies.Tally.Zero, []);

    public Task<UnitTally> ReadTally()
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(Tally);
    }

    /// <summary>What a map shows of the grids below.</summary>
    public ImmutableArray<GridMark> Marks { get; set; } = [];

    public Task<UnitMarks> ReadMarks(TallyVersion? since) =>
        Task.FromResult(new UnitMarks(Tally.Version, new(since?.Number, Marks)));

    public Task Receive(ImmutableArray<Message<Matter>> messages) => throw new NotSupportedException();

    public Task<Docket> ReadDocket(DocketQuery query) =>
        Task.FromResult(new Docket(code, FakeCity.Noon, 1, [], [], 0));

    public Task<Reply<TicketView>> ApproveTicket(TicketRequest request) => Task.FromResult(Ledger.Approve(request));

    public Task<Reply<TicketPage>> ListTickets(TicketQuery query) =>
        Task.FromResult<Reply<TicketPage>>(Ledger.List(query));

    public Task<Reply<TicketView>> ReadTicket(string number) => Task.FromResult(Ledger.Read(number));

    public Task<Reply<TicketAllotment>> DrawTicket(DrawTicket draw) => throw new NotSupportedException();

    public Task Wake() => throw new NotSupportedException();

    public Task TakeTally(TallyReport report) => throw new NotSupportedException();

    public Task ReportTally() => throw new NotSupportedException();
}
