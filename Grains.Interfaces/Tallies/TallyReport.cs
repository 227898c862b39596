using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>
/// What a grid or unit tells the unit above: its tally, absolute and versioned, so that a resend or an older one that
/// comes late changes nothing. Without a tally it says that the one of this version still holds.
/// </summary>
/// <param name="From">The grid or unit.</param>
/// <param name="Version">The tally's version.</param>
/// <param name="AsOf">The instant that the tally is true for.</param>
/// <param name="Missing">Units below it, at whatever level, of which it knows nothing yet.</param>
/// <param name="Tally">The tally; null when its version says it all.</param>
/// <param name="Marks">
/// With a unit's tally, the marks of its grids that changed since it told the last one. A grid's mark follows from its
/// tally.
/// </param>
[GenerateSerializer, Immutable, Alias("tally-report")]
public sealed record TallyReport(
    [property: Id(0)] UnitCode From,
    [property: Id(1)] TallyVersion Version,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] int Missing,
    [property: Id(4)] Tally? Tally,
    [property: Id(5)] MarkNews? Marks = null);

/// <summary>The version of a sender's tally: grows with every change, whatever is restarted.</summary>
/// <param name="Epoch">The activation, as the journal counts them; 0 for a grid, whose number outlives it.</param>
/// <param name="Number">For a grid the version of its journal; for a unit how often its sum changed.</param>
[GenerateSerializer, Immutable, Alias("tally-version")]
public readonly record struct TallyVersion([property: Id(0)] long Epoch, [property: Id(1)] long Number)
    : IComparable<TallyVersion>
{
    /// <inheritdoc/>
    public int CompareTo(TallyVersion other) => (Epoch, Number).CompareTo((other.Epoch, other.Number));

    /// <summary>Compares as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(TallyVersion left, TallyVersion right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(TallyVersion left, TallyVersion right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(TallyVersion left, TallyVersion right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(TallyVersion left, TallyVersion right) => left.CompareTo(right) >= 0;
}
