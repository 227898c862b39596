using System.Text.Json;
using CsCheck;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Tallies;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>A tally that is kept up to date is the one that all files come to, in any life of any grid.</summary>
public sealed class TallyLifeTests
{
    private const int Lives = 60;
    private const int PicksMax = 120;
    private const int ChoiceMax = 10_000;
    private const int LookEvery = 4;

    // Minutes between two picks: now and then a night, so that lives see several of China's days.
    private const int NightEvery = 15;
    private const int NightMinutes = 700;

    private static readonly Gen<Pick> Picks = Gen.Select(
        Gen.Int[0, 99],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, ChoiceMax],
        Gen.Int[0, 120],
        (wild, who, where, what, how, minutes) => new Pick(
            wild < 20, who, where, what, how, how % NightEvery == 0 ? NightMinutes : minutes));

    [Fact]
    public void Kept_up_to_date_replayed_restored_and_counted_anew_it_is_the_same()
    {
        var seen = Tally.Zero;
        Gen.Select(Picks.Array[1, PicksMax], Gen.Int[0, ChoiceMax]).SampleUntil(
            () => !Counts(seen).Contains(0),
            life =>
            {
                var (grid, senders) = Live(life.Item1);
                Assert.Equal(CountedAnew(grid, senders), grid.State.Tally.Take());

                var restored = Restored(grid.Replay(life.Item2 % (grid.Entries.Count + 1)));
                grid.Replay(grid.Entries.Count, restored);
                Assert.Equal(grid.State.Tally.Take(), restored.Tally.Take());
                Assert.Equal(grid.State.Tally.Version, restored.Tally.Version);
                lock (Picks)
                {
                    seen = seen.Plus(grid.State.Tally.Take());
                }
            },
            iter: Lives);

        // Nothing was equal only because it never happened.
        Assert.DoesNotContain(0, Counts(seen));
    }

    private static int[] Counts(Tally seen) =>
    [
        seen.Cases.Handled, seen.Cases.Rejected, seen.Cases.Merged, seen.Cases.Overdue, seen.Cases.Waiting,
        seen.Cases.Escalated, seen.RefusedPushes.Length,
    ];

    private static (GridOnPaper Grid, List<string> Senders) Live(Pick[] picks)
    {
        var grid = new GridOnPaper(GridOnPaper.Policy(RandomLife.Catalogue));
        var life = new RandomLife(grid);
        List<string> senders = [];
        grid.Watch = (_, fact, _) =>
        {
            if (fact is CaseTaskRefused refused)
            {
                senders.Add(refused.Sender);
            }
        };
        foreach (var pick in picks)
        {
            var (by, command, number) = life.Choose(pick);
            grid.Execute(by, command, number);
            if (pick.How % LookEvery == 0)
            {
                Assert.Equal(CountedAnew(grid, senders), grid.State.Tally.Take());
            }
        }

        return (grid, senders);
    }

    private static Tally CountedAnew(GridOnPaper grid, List<string> senders) =>
        TallyRules.Of([.. Enumerable.Range(1, grid.State.NextSerial - 1).Select(grid.Case)], senders);

    private static GridState Restored(GridState state) => GridState.From(
        GridOnPaper.Code,
        JsonSerializer.Deserialize(GridOnPaper.Json(state), FactJson.Json.GridSnapshot)!);
}
