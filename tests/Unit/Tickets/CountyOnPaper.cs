using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Commands;
using GridOrleans.Journal;
using GridOrleans.Tickets;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

/// <summary>
/// A county's ledger with neither a silo nor a store: decides, records and folds as the unit's grain does, every fact
/// through its JSON.
/// </summary>
internal sealed class CountyOnPaper(UnitCode code, CatalogueHistory catalogue, int grids = 0)
{
    private readonly List<(Fact Fact, DateTimeOffset At)> _entries = [];

    public TicketLedgerState Ledger { get; private set; } = new(code);

    public IEnumerable<Fact> Facts => _entries.Select(entry => entry.Fact);

    /// <summary>The committee of the county.</summary>
    public Caller Committee => People.With("committee", Role.PoliticalLegalCommittee, code.ToString());

    public Decision Approve(ApproveTicket command, DateTimeOffset now, Caller? by = null)
    {
        var request = new TicketRequest(CommandId.Parse($"approve-{_entries.Count}"), by ?? Committee, command);
        var decision = TicketRules.Approve(Ledger, request, catalogue.At(now), now);
        Record(decision.Facts, now);
        return decision;
    }

    /// <summary>Approves what must be approved; answers the ticket's number.</summary>
    public string Approved(ApproveTicket command, DateTimeOffset now)
    {
        var decision = Approve(command, now);
        Assert.False(decision.Refused, decision.Refusal?.Detail);
        return ((TicketApproved)decision.Facts[0]).Ticket.Number;
    }

    public Reply<TicketAllotment> Draw(DrawTicket draw, DateTimeOffset now)
    {
        var outcome = TicketRules.Draw(Ledger, draw, catalogue.At(now), grids, now);
        Record(outcome.Facts, now);
        return outcome.Refusal is { } refusal ? refusal : outcome.Allotment!;
    }

    /// <summary>The unit dies, and is folded from its first entries, or from a snapshot, anew.</summary>
    public void Restart(bool snapshot = false)
    {
        var before = Json(Ledger);
        var after = new TicketLedgerState(code);
        if (snapshot)
        {
            after.Load(JsonSerializer.Deserialize(before, FactJson.Json.LedgerSnapshot)!);
        }
        else
        {
            _entries.ForEach(entry => after.Apply((TicketEvent)entry.Fact, entry.At));
        }

        Assert.Equal(before, Json(after));
        Ledger = after;
    }

    private static string Json(TicketLedgerState ledger) =>
        JsonSerializer.Serialize(ledger.ToSnapshot(), FactJson.Json.LedgerSnapshot);

    private void Record(IReadOnlyList<Fact> facts, DateTimeOffset now)
    {
        foreach (var fact in facts)
        {
            var (kind, payload) = FactJson.Write(fact);
            var read = FactJson.Read(kind, payload);
            Assert.Equal(fact, read);
            _entries.Add((read, now));
            Ledger.Apply((TicketEvent)read, now);
        }
    }
}
