using GridOrleans.Tallies;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>How the marks of grids climb: those that changed, and all where something may have been lost.</summary>
public sealed class MarkTests
{
    private static readonly UnitCode Village = UnitCode.Parse("140213001001");
    private static readonly UnitCode First = UnitCode.Parse("140213001001001");
    private static readonly UnitCode Second = UnitCode.Parse("140213001001002");
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    private readonly ChildTallies _village = new(Village, [First, Second]);
    private readonly ChildTallies _township = new(Village.Parent!.Value, [Village]);
    private long? _told;

    [Fact]
    public void Only_what_changed_is_told()
    {
        Report(First, 1, open: 1);
        Report(Second, 1, open: 4);
        Tell();
        Report(First, 2, open: 2);

        Assert.Equal([First], _village.MarksSince(_told).Grids.Select(mark => mark.Grid));
        Assert.Equal(TallyNews.Changed, Tell());
        Assert.Equal([2, 4], Opens());
    }

    [Fact]
    public void A_change_that_leaves_the_sum_alone_climbs_too()
    {
        Report(First, 1, open: 1);
        Report(Second, 1, open: 1);
        Tell();
        Report(First, 2, open: 0);
        Report(Second, 2, open: 2);

        Assert.Equal(TallyNews.Changed, Tell());
        Assert.Equal([0, 2], Opens());
    }

    [Fact]
    public void After_a_lost_report_the_child_is_asked_for_all()
    {
        Report(First, 1, open: 1);
        Tell();
        Report(First, 2, open: 2);
        Tell(lost: true);
        Report(Second, 1, open: 7);

        Assert.Equal(TallyNews.Unknown, Tell());
        Assert.Equal([1], Opens());

        _told = null;
        Assert.Equal(TallyNews.Changed, Tell());
        Assert.Equal([2, 7], Opens());
    }

    [Fact]
    public void A_unit_that_was_restarted_tells_all_and_loses_none()
    {
        Report(First, 1, open: 1);
        Report(Second, 1, open: 4);
        Tell();
        var restarted = new ChildTallies(Village, [First, Second]);
        restarted.Take(new(First, new(0, 2), Noon, 0, Open(3)), Noon);

        _township.Take(new(Village, new(2, 1), Noon, 1, restarted.Sum, restarted.MarksSince(null)), Noon);

        Assert.Equal([3, 4], Opens());
    }

    private static Tally Open(int count) =>
        new() { Cases = new() { Reported = count, ByOwner = new() { Grid = count } } };

    private void Report(UnitCode grid, long version, int open) =>
        _village.Take(new(grid, new(0, version), Noon, 0, Open(open)), Noon);

    private TallyNews? Tell(bool lost = false)
    {
        var number = _village.Number;
        var report = new TallyReport(Village, new(1, number), Noon, 0, _village.Sum, _village.MarksSince(_told));
        _told = number;
        return lost ? null : _township.Take(report, Noon);
    }

    private IEnumerable<int> Opens() =>
        _township.MarksSince(null).Grids.OrderBy(mark => mark.Grid).Select(mark => mark.Open);
}
