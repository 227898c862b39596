using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>What must hold in any life of any grid.</summary>
public sealed class CaseLifeTests
{
    private const int Lives = 200;
    private const int PicksMax = 150;
    private const int ChoiceMax = 10_000;

    // Of the accepted commands of all lives, the rarest move makes up 1 %: about 110 in 200 lives.
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
        var accepted = new ConcurrentDictionary<CaseMove, int>();
        var refused = new ConcurrentDictionary<RefusalCode, int>();

        AnyLife.Sample(
            life =>
            {
                var grid = Live(life.Life, accepted, refused);
                ReplayIsTheSame(grid, life.Snapshot);
                FactsSurviveTheirJson(grid);
            },
            iter: Lives);

        var rarest = Enum.GetValues<CaseMove>().Min(move => accepted.GetValueOrDefault(move));
        Assert.True(
            rarest >= AcceptedPerMoveMin,
            $"Some move was made only {rarest} times. Accepted: {List(accepted)}. Refused: {List(refused)}.");
    }

    private static GridOnPaper Live(
        Pick[] picks,
        ConcurrentDictionary<CaseMove, int> accepted,
        ConcurrentDictionary<RefusalCode, int> refused)
    {
        var life = new RandomLife();
        var invariants = new CaseInvariants();
        foreach (var pick in picks)
        {
            var (by, command, number) = life.Choose(pick);
            var before = GridOnPaper.Json(life.Grid.State);
            var files = Files(life.Grid, command, number);
            var decision = life.Grid.Execute(by, command, number);
            if (decision.Refused)
            {
                Assert.Equal(before, GridOnPaper.Json(life.Grid.State));
                refused.AddOrUpdate(decision.Refusal.Code, 1, (_, count) => count + 1);
                continue;
            }

            foreach (var fact in decision.Facts.Cast<CaseEvent>())
            {
                var after = life.Grid.Case(fact.Case);
                invariants.Check(files.GetValueOrDefault(fact.Case), fact, after, command.Move, life.Grid.Now);
            }

            accepted.AddOrUpdate(command.Move, 1, (_, count) => count + 1);
        }

        return life.Grid;
    }

    // The cases that a command can touch, as they stood before it.
    private static Dictionary<int, CaseState> Files(GridOnPaper grid, CaseCommand command, CaseNumber? number) =>
        new[] { number, (command as MergeCase)?.Into }
            .Select(touched => touched?.Serial ?? 0)
            .Distinct()
            .Where(serial => serial > 0 && serial < grid.State.NextSerial)
            .ToDictionary(serial => serial, grid.Case);

    private static void ReplayIsTheSame(GridOnPaper grid, int choice)
    {
        var live = GridOnPaper.Json(grid.State);
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count)));
        EveryEntryIsInOneFile(grid);

        var json = GridOnPaper.Json(grid.Replay(choice % (grid.Entries.Count + 1)));
        var snapshot = System.Text.Json.JsonSerializer.Deserialize(json, FactJson.Json.GridSnapshot)!;
        var restored = GridState.From(GridOnPaper.Code, snapshot);
        Assert.Equal(json, GridOnPaper.Json(restored));
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count, restored)));
        Assert.All(
            RandomLife.Catalogue.Items,
            item => Assert.Equal(Recent(grid.State, item.Code, grid.Now), Recent(restored, item.Code, grid.Now)));
    }

    // Open or sealed, never both; every entry but the plan's is in exactly one file.
    private static void EveryEntryIsInOneFile(GridOnPaper grid)
    {
        Assert.Equal(grid.State.NextSerial - 1, grid.State.Open.Count + grid.State.SealedCount);
        Assert.Equal(
            grid.Entries.Skip(1).Select(entry => entry.Version),
            Enumerable.Range(1, grid.State.NextSerial - 1).SelectMany(serial => grid.Case(serial).Versions).Order());
    }

    private static int[] Recent(GridState state, string item, DateTimeOffset now) =>
        [.. state.Recent(item, now).Select(file => file.Number.Serial)];

    private static void FactsSurviveTheirJson(GridOnPaper grid) => Assert.All(grid.Entries, entry =>
    {
        var (kind, payload) = FactJson.Write(FactJson.Read(entry.Kind, entry.Payload.Span));
        Assert.Equal(entry.Kind, kind);
        Assert.Equal(Encoding.UTF8.GetString(entry.Payload.Span), Encoding.UTF8.GetString(payload));
    });

    private static string List<T>(ConcurrentDictionary<T, int> counts)
        where T : struct, Enum =>
        string.Join(", ", counts.OrderBy(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
}
