using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>
/// What a unit holds of its children: of each the newest tally that it reported, and the sum. In memory alone: whoever
/// lost it asks for it. A unit has a few dozen children, and so adds them all up whenever one of them changed: a sum
/// that is corrected step by step could drift, and a newer day's count cannot be taken back out of it.
/// </summary>
/// <param name="unit">The unit.</param>
/// <param name="planned">The children that the city plan gives it; others count as well once they report.</param>
internal sealed class ChildTallies(UnitCode unit, ImmutableArray<UnitCode> planned)
{
    /// <summary>A child says at least every 5 s that it is there: after three times nothing it is asked.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(15);

    private readonly SortedDictionary<UnitCode, Held> _held = [];
    private readonly Dictionary<UnitCode, (GridMark Mark, long Number)> _marks = [];
    private Tally? _sum;

    /// <summary>How often the sum changed.</summary>
    public long Number { get; private set; }

    /// <summary>The sum of what the children reported.</summary>
    public Tally Sum => _sum ??= _held.Values.Aggregate(Tally.Zero, (sum, child) => sum.Plus(child.Tally));

    /// <summary>Units below, at whatever level, of which nothing is known.</summary>
    public int Missing => planned.Count(child => !_held.ContainsKey(child)) + _held.Values.Sum(child => child.Missing);

    /// <summary>Takes a child's report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="now">When it came.</param>
    public TallyNews Take(TallyReport report, DateTimeOffset now)
    {
        var held = _held.GetValueOrDefault(report.From);
        if (report.From.Parent != unit || report.Version < held?.Version)
        {
            return TallyNews.Older;
        }

        if (report.Tally is null ? report.Version != held?.Version : !Continues(report, held?.Version))
        {
            return TallyNews.Unknown;
        }

        var asOf = held?.AsOf > report.AsOf ? held.AsOf : report.AsOf;
        var after = new Held(report.Version, asOf, report.Missing, report.Tally ?? held!.Tally, now);
        _held[report.From] = after;
        var marked = Mark(report);
        if (!marked && held is not null && held.Missing == after.Missing && held.Tally == after.Tally)
        {
            return TallyNews.Same;
        }

        _sum = null;
        Number++;
        return TallyNews.Changed;
    }

    /// <summary>The oldest instant that a part of the sum is true for; null when there is no part yet.</summary>
    /// <param name="now">The instant that an empty sum is true for when no part is expected.</param>
    public DateTimeOffset? AsOf(DateTimeOffset now) =>
        _held.Count > 0 ? _held.Values.Min(child => child.AsOf)
        : planned.IsEmpty ? now
        : null;

    /// <summary>The children that must be asked: never heard of, or silent for too long.</summary>
    public IEnumerable<UnitCode> Silent(DateTimeOffset now) =>
        planned.Where(child => !_held.ContainsKey(child))
            .Concat(_held.Where(child => now - child.Value.HeardAt > SilenceMax).Select(child => child.Key));

    /// <summary>The children's tallies, in the order of their codes.</summary>
    public ImmutableArray<ChildTally> View() =>
    [
        .. _held.Select(child => new ChildTally(
            child.Key, child.Value.AsOf, child.Value.Missing, child.Value.Tally)),
    ];

    /// <summary>The marks of the grids below, at whatever level, that changed after the sum had a number.</summary>
    /// <param name="number">The number; null for all marks.</param>
    public MarkNews MarksSince(long? number) => new(
        number,
        [.. _marks.Values.Where(held => !(held.Number <= number)).Select(held => held.Mark)]);

    // Marks that changed since a report that got lost would leave out what that one told: the child is asked for all.
    private static bool Continues(TallyReport report, TallyVersion? held) =>
        report.Marks?.Since is not { } since
        || (held is { } known && known.Epoch == report.Version.Epoch && known.Number == since);

    private bool Mark(TallyReport report)
    {
        var news = report switch
        {
            { Tally: null } => [],
            { From.Level: UnitLevel.Grid } => [GridMark.Of(report.From, report.Tally)],
            _ => report.Marks?.Grids ?? [],
        };
        var changed = false;
        foreach (var mark in news)
        {
            if (_marks.GetValueOrDefault(mark.Grid).Mark != mark)
            {
                _marks[mark.Grid] = (mark, Number + 1);
                changed = true;
            }
        }

        return changed;
    }

    private sealed record Held(
        TallyVersion Version,
        DateTimeOffset AsOf,
        int Missing,
        Tally Tally,
        DateTimeOffset HeardAt);
}
