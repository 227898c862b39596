using System.Text;
using GridOrleans.Journal;
using GridOrleans.Tickets;
using GridOrleans.Unit.Cases;
using GridOrleans.Unit.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

/// <summary>
/// What a release has written of tickets, every later one must read. The file is frozen: never edit it; a new kind or
/// field gets a new file beside it.
/// </summary>
public sealed class FrozenTicketsTests
{
    [Fact]
    public void Every_kind_of_tickets_is_a_promise_and_in_the_frozen_ledger()
    {
        Assert.Equal(
            ["standing_ticket_opened", "ticket_allotted", "ticket_approved", "volume_drawn"],
            Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal),
            FactJson.Kinds.Where(kind => kind.Contains("ticket", StringComparison.Ordinal) || kind is "volume_drawn")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_ledger_still_replays()
    {
        var ledger = new TicketLedgerState(UnitCode.Parse("140213"));
        var grid = new AdmissionTicket.Ledger(GridOnPaper.Code);
        foreach (var line in Lines())
        {
            switch (FactJson.Read(line.Kind, line.Utf8))
            {
                case TicketEvent fact:
                    ledger.Apply(fact, line.At);
                    break;
                case TicketAllotted allotted:
                    grid.Take(allotted);
                    break;
            }
        }

        var approved = ledger.Find("T-140213-1")!;
        Assert.Equal((2, 3), (approved.Drawn, approved.Remaining));
        Assert.Equal(new GridDraw(2, 1), approved.Draws[GridOnPaper.Code]);
        Assert.Equal((2, 3), (grid.Left("T-140213-1"), grid.NextDraw("T-140213-1")));
        Assert.Equal((64, 200_000), (ledger.Find("T-N302")!.Drawn, ledger.Find("T-N302")!.Entry.Volume));
        Assert.Equal(2, ledger.NextSerial);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Tickets", "tickets.v1.jsonl");
}
