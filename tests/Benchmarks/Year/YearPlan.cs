using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;

namespace GridOrleans.Benchmarks.Year;

/// <summary>
/// The city's year: 337,141 cases, of which 335,249 are handled and 1,892 stay open (published). Each takes the
/// straight way of seven moves; what is reported, by whom, and who handles it is drawn as in the surge profile
/// <c>day</c>. A case is planned when it is asked for, so that the year needs no more memory than a day.
/// </summary>
/// <param name="grids">The grids that the cases are in, evenly.</param>
/// <param name="cases">How many cases; the open ones are the same share of them.</param>
/// <param name="perGroup">Cases that one grid gets in a row: those that travel together.</param>
internal sealed class YearPlan(IReadOnlyList<UnitCode> grids, int cases, int perGroup)
{
    /// <summary>Cases in the published year.</summary>
    public const int Published = 337_141;

    private const int PublishedOpen = 1_892;
    private const int Seed = 2025;

    private static readonly SurgeProfile Day = ProfileFile.Load("day");

    private readonly CaseWalk _handled = Walk(leftOpen: 0);
    private readonly CaseWalk _open = Walk(leftOpen: 1);
    private readonly int[] _order = Shuffled(grids.Count);

    /// <summary>How many cases there are.</summary>
    public int Cases => cases;

    /// <summary>How many of them are never finished.</summary>
    public int Open => OpenUpTo(cases);

    /// <summary>How many groups there are.</summary>
    public int Groups => (cases + perGroup - 1) / perGroup;

    /// <summary>The grid that a group is in.</summary>
    public UnitCode Grid(int group) => grids[_order[group % _order.Length]];

    /// <summary>The walks of a group's cases.</summary>
    public IReadOnlyList<WalkStep>[] Walks(int group)
    {
        var first = group * perGroup;
        var grid = Grid(group);
        var walks = new IReadOnlyList<WalkStep>[Math.Min(perGroup, cases - first)];
        for (var i = 0; i < walks.Length; i++)
        {
            var index = first + i;
            var walk = OpenUpTo(index + 1) > OpenUpTo(index) ? _open : _handled;
            walks[i] = walk.Plan(Seed, index, grid, new(113.3, 40.08));
        }

        return walks;
    }

    private static int OpenUpTo(int index) => (int)((long)index * PublishedOpen / Published);

    private static CaseWalk Walk(double leftOpen) => new(
        new()
        {
            Unclassified = Day.Shares.Unclassified,
            Considerable = Day.Shares.Considerable,
            Gridworkers = Day.Shares.Gridworkers,
            LeftOpen = leftOpen,
        },
        Day.Items);

    // Neighbours in the plan are not neighbours in time.
    private static int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(Seed).Shuffle(order);
        return order;
    }
}
