using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CsCheck;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Orders;

/// <summary>What must hold in any life of any grid's orders, whatever <see cref="OrderRules"/> decide.</summary>
public sealed class OrderLifeTests
{
    private const int Lives = 150;
    private const int PicksMax = 150;
    private const int ChoiceMax = 10_000;
    private const int AcceptedPerMoveMin = 20;

    private static readonly Gen<Pick> Picks = Gen.Select(
        Gen.Int[0, 99],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, 120],
        (wild, who, where, what, how, minutes) => new Pick(wild < 20, who, where, what, how, minutes));

    private static readonly Gen<(Pick[] Life, int Snapshot)> AnyLife =
        Gen.Select(Picks.Array[1, PicksMax], Gen.Int[0, ChoiceMax]);

    [Fact]
    public void Every_invariant_holds_in_every_life_and_every_move_is_made()
    {
        var accepted = new ConcurrentDictionary<OrderMove, int>();

        AnyLife.SampleUntil(
            () => accepted.GetValueOrDefault(Rarest(accepted)) >= AcceptedPerMoveMin,
            life =>
            {
                var grid = Live(life.Life, accepted);
                ReplayIsTheSame(grid, life.Snapshot);
                FactsSurviveTheirJson(grid);
            },
            iter: Lives);

        var rarest = Rarest(accepted);
        Assert.True(
            accepted.GetValueOrDefault(rarest) >= AcceptedPerMoveMin,
            $"{rarest} was made only {accepted.GetValueOrDefault(rarest)} times.");
    }

    private static OrderMove Rarest(ConcurrentDictionary<OrderMove, int> accepted) =>
        Enum.GetValues<OrderMove>().MinBy(move => accepted.GetValueOrDefault(move));

    private static GridOnPaper Live(Pick[] picks, ConcurrentDictionary<OrderMove, int> accepted)
    {
        var life = new RandomOrders();
        var invariants = new OrderInvariants();
        foreach (var pick in picks)
        {
            var (by, command, number) = life.Choose(pick);
            var before = GridOnPaper.Json(life.Grid.State);
            var file = number is { } known && known.Serial < life.Grid.State.Orders.NextSerial
                ? life.Grid.Order(known.Serial)
                : null;
            var decision = life.Grid.Execute(by, command, number);
            if (decision.Refused)
            {
                Assert.Equal(before, GridOnPaper.Json(life.Grid.State));
                continue;
            }

            var fact = Assert.IsType<OrderEvent>(Assert.Single(decision.Facts), exactMatch: false);
            invariants.Check(file, fact, life.Grid.Order(fact.Order));
            accepted.AddOrUpdate(command.Move, 1, (_, count) => count + 1);
        }

        return life.Grid;
    }

    private static void ReplayIsTheSame(GridOnPaper grid, int choice)
    {
        var live = GridOnPaper.Json(grid.State);
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count)));
        var orders = grid.State.Orders;
        Assert.Equal(orders.NextSerial - 1, orders.Open.Count + orders.SealedCount);
        Assert.Equal(
            grid.Entries.Skip(1).Select(entry => entry.Version),
            Enumerable.Range(1, orders.NextSerial - 1).SelectMany(serial => grid.Order(serial).Versions).Order());

        var json = GridOnPaper.Json(grid.Replay(choice % (grid.Entries.Count + 1)));
        var snapshot = JsonSerializer.Deserialize(json, FactJson.Json.GridSnapshot)!;
        var restored = GridState.From(GridOnPaper.Code, snapshot);
        Assert.Equal(json, GridOnPaper.Json(restored));
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count, restored)));
    }

    private static void FactsSurviveTheirJson(GridOnPaper grid) => Assert.All(grid.Entries, entry =>
    {
        var (kind, payload) = FactJson.Write(FactJson.Read(entry.Kind, entry.Payload.Span));
        Assert.Equal(entry.Kind, kind);
        Assert.Equal(Encoding.UTF8.GetString(entry.Payload.Span), Encoding.UTF8.GetString(payload));
    });
}
