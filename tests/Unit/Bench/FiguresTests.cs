using GridOrleans.Bench.Load;
using GridOrleans.Bench.Peers;
using Xunit;

namespace GridOrleans.Unit.Bench;

public sealed class FiguresTests
{
    private static readonly string[] Durable = ["2", "3", "3", "4"];

    [Fact]
    public void The_median_is_the_middle_one_whatever_the_order() =>
        Assert.Equal(30, Figures.Median([1_000, 30, 10, 20, 40]));

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_two_in_the_middle() =>
        Assert.Equal(25, Figures.Median([40, 10, 30, 20]));

    [Fact]
    public void A_ratio_is_taken_round_by_round() =>
        Assert.Equal(
            [10, 4],
            Figures.Ratios([Round("a", 1, 100), Round("b", 2, 50), Round("a", 2, 200), Round("b", 1, 10)], "a", "b"));

    [Fact]
    public void A_round_that_failed_or_lost_something_has_no_ratio()
    {
        var failed = new PeerRound("a", 1, RoundResult.Failed("it died"));
        var lost = new PeerRound("b", 2, new(100, 1, new(0, 0, 0), new(100, Missing: 1, 0, 0)));

        Assert.Empty(Figures.Ratios([failed, Round("b", 1, 10), Round("a", 2, 100), lost], "a", "b"));
    }

    [Fact]
    public async Task Each_acknowledged_command_is_expected_once_and_no_other()
    {
        var audit = await IdAudit.Of(["1", "2", "3"], Durable.ToAsyncEnumerable());

        Assert.Equal(new(3, Missing: 1, Doubled: 1, Unasked: 1), audit);
    }

    private static PeerRound Round(string peer, int round, long moved) =>
        new(peer, round, new(moved, 1, new(0, 0, 0), new(moved, 0, 0, 0)));
}
