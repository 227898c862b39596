using GridOrleans.Tallies;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>What a unit makes of its children's reports, however they come.</summary>
public sealed class ChildTalliesTests
{
    private static readonly UnitCode Village = UnitCode.Parse("140213001001");
    private static readonly UnitCode First = UnitCode.Parse("140213001001001");
    private static readonly UnitCode Second = UnitCode.Parse("140213001001002");
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    private readonly ChildTallies _children = new(Village, [First, Second]);

    [Fact]
    public void The_sum_is_the_childrens_and_tells_who_is_missing()
    {
        Assert.Equal((2, null), (_children.Missing, _children.AsOf(Noon)));

        Take(First, 7, reported: 3);
        Assert.Equal((1, Noon), (_children.Missing, _children.AsOf(Noon)));

        Take(Second, 1, reported: 4, seconds: 5);
        Assert.Equal(7, _children.Sum.Cases.Reported);
        Assert.Equal((0, Noon), (_children.Missing, _children.AsOf(Noon)));
        Assert.Equal([First, Second], _children.View().Select(child => child.Unit));
    }

    [Fact]
    public void Resends_and_older_reports_change_nothing()
    {
        Take(First, 7, reported: 3);

        Assert.Equal(TallyNews.Same, Take(First, 7, reported: 3));
        Assert.Equal(TallyNews.Older, Take(First, 6, reported: 2, seconds: 1));
        Assert.Equal((3, 1), (_children.Sum.Cases.Reported, _children.Number));
    }

    [Fact]
    public void A_child_that_was_restarted_counts_on_from_a_higher_epoch()
    {
        _children.Take(new(First, new(4, 900), Noon, 0, Reported(3)), Noon);

        Assert.Equal(TallyNews.Changed, _children.Take(new(First, new(5, 1), Noon, 0, Reported(2)), Noon));
        Assert.Equal(TallyNews.Older, _children.Take(new(First, new(4, 901), Noon, 0, Reported(9)), Noon));
        Assert.Equal(2, _children.Sum.Cases.Reported);
    }

    [Fact]
    public void A_sign_of_life_moves_the_instant_and_not_the_numbers()
    {
        Take(First, 7, reported: 3);
        Take(Second, 1, reported: 4, seconds: 5);

        Assert.Equal(TallyNews.Same, Take(First, 7, reported: null, seconds: 9));
        Assert.Equal(Noon.AddSeconds(5), _children.AsOf(Noon));
        Assert.Equal(2, _children.Number);
    }

    [Fact]
    public void A_sign_of_life_of_unknown_numbers_makes_the_unit_ask()
    {
        Assert.Equal(TallyNews.Unknown, Take(First, 7, reported: null));

        Take(First, 7, reported: 3);
        Assert.Equal(TallyNews.Unknown, Take(First, 8, reported: null, seconds: 9));
        Assert.Equal(Noon, _children.AsOf(Noon));
    }

    [Fact]
    public void Who_was_never_heard_of_or_is_silent_for_long_is_asked()
    {
        Assert.Equal([First, Second], _children.Silent(Noon));

        Take(First, 7, reported: 3);
        Assert.Equal([Second], _children.Silent(Noon + ChildTallies.SilenceMax));

        Take(Second, 7, reported: 3, seconds: 1);
        Assert.Equal([First], _children.Silent(Noon + ChildTallies.SilenceMax + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_child_outside_the_plan_counts_and_a_stranger_does_not()
    {
        Assert.Equal(TallyNews.Changed, Take(UnitCode.Parse("140213001001009"), 1, reported: 5));
        Assert.Equal(TallyNews.Older, Take(UnitCode.Parse("140213001002001"), 1, reported: 8));
        Assert.Equal((5, 2), (_children.Sum.Cases.Reported, _children.Missing));
    }

    [Fact]
    public void What_a_child_misses_its_parent_misses_too()
    {
        _children.Take(new(First, new(1, 1), Noon, 4, Reported(1)), Noon);
        Assert.Equal(5, _children.Missing);

        Assert.Equal(TallyNews.Changed, _children.Take(new(First, new(1, 1), Noon, 0, null), Noon));
        Assert.Equal(1, _children.Missing);
    }

    [Fact]
    public void A_unit_that_expects_nobody_is_as_of_now() =>
        Assert.Equal(Noon, new ChildTallies(Village, []).AsOf(Noon));

    private TallyNews Take(UnitCode child, long version, int? reported, int seconds = 0)
    {
        var at = Noon.AddSeconds(seconds);
        return _children.Take(new(child, new(0, version), at, 0, reported is { } count ? Reported(count) : null), at);
    }

    private static Tally Reported(int count) => new() { Cases = new() { Reported = count } };
}
