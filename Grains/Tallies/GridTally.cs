using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Patrols;

namespace GridOrleans.Tallies;

/// <summary>
/// A grid's tally, kept up to date by the fold of its stream: each change of a case takes away what it counted for and
/// adds what it counts for now. Costs the same however many cases there are, and allocates nothing.
/// </summary>
internal sealed class GridTally
{
    private CaseCounts _cases;
    private DayCount? _closed;
    private PatrolCounts _patrols;
    private Tally _refused = Tally.Zero;
    private Tally? _taken = Tally.Zero;

    /// <summary>The version of the entry that changed a number last; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Takes a change.</summary>
    /// <param name="before">The case before it; null when it was just reported.</param>
    /// <param name="after">The case after it.</param>
    /// <param name="fact">What changed it.</param>
    public void Change(CaseState? before, CaseState after, CaseEvent fact)
    {
        var others = before is null ? _cases : _cases.Minus(TallyRules.Of(before));
        _cases = others.Plus(TallyRules.Of(after));
        _closed = Close(before, after);
        if (fact is CaseTaskRefused refused)
        {
            _refused = _refused.Plus(TallyRules.Refused(refused.Sender));
        }

        Version = after.Version;
        _taken = null;
    }

    /// <summary>Takes what the patrols come to now.</summary>
    public void Change(PatrolCounts patrols, long version)
    {
        (_patrols, Version) = (patrols, version);
        _taken = null;
    }

    /// <summary>The tally as it is now.</summary>
    public Tally Take() => _taken ??= _refused with { Cases = _cases, ClosedToday = _closed, Patrols = _patrols };

    /// <summary>What the open cases do not tell, for a snapshot.</summary>
    public TallyTotals ToSnapshot() => new(
        Version, _cases.Handled, _cases.Rejected, _cases.Merged, _closed, _refused.RefusedPushes, _cases.Late);

    /// <summary>The tally that was snapshotted.</summary>
    public static GridTally From(TallyTotals totals, IEnumerable<CaseState> open)
    {
        var tally = new GridTally
        {
            Version = totals.Version,
            _cases = new()
            {
                Reported = totals.Handled + totals.Rejected + totals.Merged,
                Handled = totals.Handled,
                Rejected = totals.Rejected,
                Merged = totals.Merged,
                Late = totals.Late,
            },
            _closed = totals.ClosedToday,
            _refused = new() { RefusedPushes = totals.RefusedPushes },
            _taken = null,
        };
        foreach (var file in open)
        {
            tally._cases = tally._cases.Plus(TallyRules.Of(file));
        }

        return tally;
    }

    private DayCount Close(CaseState? before, CaseState after)
    {
        var day = ChinaTime.DayOf(after.UpdatedAt);
        var known = _closed is { } closed && closed.Day >= day ? closed : new(day, 0);
        var count = known.Count + TallyRules.ClosedOn(after, known.Day);
        return known with { Count = before is null ? count : count - TallyRules.ClosedOn(before, known.Day) };
    }
}

/// <summary>What of a grid's tally its open cases do not tell.</summary>
internal sealed record TallyTotals(
    long Version,
    int Handled,
    int Rejected,
    int Merged,
    DayCount? ClosedToday,
    ImmutableArray<SenderCount> RefusedPushes,
    int Late);
