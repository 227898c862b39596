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

    // Of the accepted commands of all lives, the rarest move makes up 0.8 %: about 60 in 200 lives.
    private const int AcceptedPerMoveMin = 20;

    // Of so many picks one is looked at as a whole, and one finds the village awake.
    private const int LookEvery = 5;
    private const int DeliverEvery = 7;

    // The rarest thing that a deadline does.
    private const int MarkedPerKindMin = 20;

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
        var marked = new ConcurrentDictionary<DeadlineKind, int>();

        AnyLife.SampleUntil(
            () => Rarest(accepted) >= AcceptedPerMoveMin && Rarest(marked) >= MarkedPerKindMin,
            life =>
            {
                var grid = Live(life.Life, accepted, refused, marked);
                ReplayIsTheSame(grid, life.Snapshot);
                FactsSurviveTheirJson(grid);
            },
            iter: Lives);

        Assert.True(
            Rarest(accepted) >= AcceptedPerMoveMin,
            $"Some move was made too seldom. Accepted: {List(accepted)}. Refused: {List(refused)}.");
        Assert.True(Rarest(marked) >= MarkedPerKindMin, $"Marked: {List(marked)}.");
    }

    private static int Rarest<TKind>(ConcurrentDictionary<TKind, int> seen)
        where TKind : struct, Enum =>
        Enum.GetValues<TKind>().Min(kind => seen.GetValueOrDefault(kind));

    private static GridOnPaper Live(
        Pick[] picks,
        ConcurrentDictionary<CaseMove, int> accepted,
        ConcurrentDictionary<RefusalCode, int> refused,
        ConcurrentDictionary<DeadlineKind, int> marked)
    {
        var grid = new GridOnPaper(GridOnPaper.Policy(RandomLife.Catalogue));
        var life = new RandomLife(grid);
        var invariants = new CaseInvariants();
        grid.Watch = (before, fact, after) =>
        {
            invariants.Check(before, fact, after, grid.Now);
            if (fact is CaseDeadlinePassed passed)
            {
                Count(marked, passed.Kind);
            }
        };
        foreach (var pick in picks)
        {
            var (by, command, number) = life.Choose(pick);
            NothingIsLeftDue(grid);
            var before = pick.How % LookEvery == 0 ? GridOnPaper.Json(grid.State) : null;
            var decision = grid.Execute(by, command, number);
            if (decision.Refused)
            {
                // 防火墙: a task that was pushed is counted, and changes nothing else.
                Assert.All(decision.Facts, fact => Assert.IsType<CaseTaskRefused>(fact));
                Assert.True(before is null || decision.Facts.Count > 0 || before == GridOnPaper.Json(grid.State));
                Count(refused, decision.Refusal.Code);
                continue;
            }

            Assert.Equal(command.Move, MoveOfFact.Find((CaseEvent)decision.Facts[0]));
            Count(accepted, command.Move);
            if (pick.How % DeliverEvery == 0)
            {
                grid.DeliverAll();
            }
        }

        return grid;
    }

    // The wheel is never armed later than the earliest deadline, and leaves nothing behind when it has turned.
    private static void NothingIsLeftDue(GridOnPaper grid)
    {
        var earliest = grid.State.Open.Min(file => file.NextDeadline?.At);
        Assert.True(earliest is null || earliest > grid.Now);
        Assert.True(earliest is null || grid.State.NextDeadline <= earliest);
    }

    private static void Count<T>(ConcurrentDictionary<T, int> counts, T what)
        where T : struct, Enum => counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    internal static void ReplayIsTheSame(GridOnPaper grid, int choice)
    {
        var live = GridOnPaper.Json(grid.State);
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count)));
        EveryEntryIsInOneFile(grid);

        var json = GridOnPaper.Json(grid.Replay(choice % (grid.Entries.Count + 1)));
        var snapshot = System.Text.Json.JsonSerializer.Deserialize(json, FactJson.Json.GridSnapshot)!;
        var restored = GridState.From(grid.State.Code, snapshot);
        Assert.Equal(json, GridOnPaper.Json(restored));
        Assert.Equal(live, GridOnPaper.Json(grid.Replay(grid.Entries.Count, restored)));
        Assert.Equal(Earliest(grid.State), Earliest(restored));
        Assert.All(
            RandomLife.Catalogue.Items,
            item => Assert.Equal(Recent(grid.State, item.Code, grid.Now), Recent(restored, item.Code, grid.Now)));
    }

    // Open or sealed, never both; every entry of a case is in exactly one file.
    private static void EveryEntryIsInOneFile(GridOnPaper grid)
    {
        Assert.Equal(grid.State.NextSerial - 1, grid.State.Open.Count + grid.State.SealedCount);
        Assert.Equal(
            grid.Entries
                .Where(entry => entry.Kind.StartsWith("case_", StringComparison.Ordinal))
                .Select(entry => entry.Version),
            Enumerable.Range(1, grid.State.NextSerial - 1).SelectMany(serial => grid.Case(serial).Versions).Order());
    }

    // A snapshot's is exact, a live one's may be too early: made exact, they are the same.
    private static DateTimeOffset? Earliest(GridState state)
    {
        state.FindNextDeadline();
        return state.NextDeadline;
    }

    private static int[] Recent(GridState state, string item, DateTimeOffset now) =>
        [.. state.Recent(item, now).ToArray().Select(report => report.Serial)];

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
