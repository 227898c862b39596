using CsCheck;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Journal;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

/// <summary>
/// Whatever happens, in whatever order, and wherever a process dies: never more tasks than a ticket's volume, and every
/// one of it is a task, in a grid's hands, or still in the county's ledger.
/// </summary>
public sealed class TicketVolumeProperties
{
    private const int Lives = 300;
    private const int ThingsMax = 120;
    private const int Grids = 4;

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Gen<(int Volume, int Known, (int What, int Grid)[] Things)> AnyLife = Gen.Select(
        Gen.Int[1, 60],
        Gen.Int[0, Grids],
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Grids - 1]).Array[1, ThingsMax]);

    [Fact]
    public void Volume_is_neither_lost_nor_doubled() => AnyLife.Sample(
        life =>
        {
            var county = new CountyOnPaper(
                UnitCode.Parse("140213"), CatalogueHistory.Of(ItemCatalogue.LoadSample()), life.Known);
            var number = county.Approved(Approvals.OfRubbish(life.Volume), Now);
            GridOnPaper[] grids = [.. Enumerable.Range(1, Grids).Select(serial => Grid(serial, county))];
            var underway = new HashSet<UnitCode>();
            foreach (var (what, which) in life.Things)
            {
                Happen(what, grids[which], county, number, underway);
                Balances(grids, county, number, underway);
            }

            Array.ForEach(grids, grid => Exhaust(grid, number));
            underway.Clear();
            Balances(grids, county, number, underway);
            Assert.Equal(life.Volume, grids.Sum(grid => Tasks(grid, number)));
        },
        iter: Lives);

    private static void Happen(
        int what,
        GridOnPaper grid,
        CountyOnPaper county,
        string number,
        HashSet<UnitCode> underway)
    {
        switch (what)
        {
            case 0:
                county.Restart(snapshot: true);
                break;
            case 1:
                county.Restart();
                break;
            case 2 or 3 when !grid.State.Tickets.Knows(number):
                // The grid dies, or the answer is lost: it has the draw in the county, not in its own stream.
                grid.Draw(number, GridOnPaper.Item, dies: true);
                underway.Add(grid.State.Code);
                break;
            case 4:
                var replayed = grid.Replay(grid.Entries.Count);
                Assert.Equal(GridOnPaper.Json(grid.State), GridOnPaper.Json(replayed));
                break;
            default:
                // Only what was not refused went through the grid's own stream.
                if (!Assign(grid, number).Refused)
                {
                    underway.Remove(grid.State.Code);
                }

                break;
        }
    }

    private static void Balances(
        GridOnPaper[] grids,
        CountyOnPaper county,
        string number,
        HashSet<UnitCode> underway)
    {
        var ticket = county.Ledger.Find(number)!;
        var tasks = grids.Sum(grid => Tasks(grid, number));
        var held = grids.Sum(grid => grid.State.Tickets.Left(number));
        var lost = grids.Where(grid => underway.Contains(grid.State.Code))
            .Sum(grid => ticket.Draws.GetValueOrDefault(grid.State.Code) is var draw
                && draw.Draw == grid.State.Tickets.NextDraw(number) ? draw.Count : 0);

        Assert.InRange(tasks, 0, ticket.Entry.Volume);
        Assert.Equal(ticket.Drawn - lost, tasks + held);
        Assert.Equal(ticket.Entry.Volume, ticket.Drawn + ticket.Remaining);
    }

    private static void Exhaust(GridOnPaper grid, string number)
    {
        while (!Assign(grid, number).Refused)
        {
        }
    }

    private static Decision Assign(GridOnPaper grid, string number)
    {
        grid.Do(People.With("resident", Role.Resident, grid.State.Code.ToString()), Stories.Rubbish);
        var serial = grid.State.NextSerial - 1;
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary), serial);
        var decision = grid.Execute(
            People.Clerk, Stories.ToGridworker with { Ticket = number }, new(grid.State.Code, serial));
        Assert.True(decision.Refusal is null or { Code: RefusalCode.TicketExhausted }, decision.Refusal?.Detail);
        return decision;
    }

    private static int Tasks(GridOnPaper grid, string number) =>
        grid.State.Open.Count(file => file.Ticket == number);

    private static GridOnPaper Grid(int serial, CountyOnPaper county) =>
        new(code: UnitCode.Parse($"14021300100100{serial}")) { County = county };
}
