using System.Collections.Immutable;
using GridOrleans.Patrols;

namespace GridOrleans.Tallies;

/// <summary>
/// The numbers of a grid or of a whole subtree 统计. Tallies add up, in whatever order: <see cref="Zero"/> and
/// <see cref="Plus"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("tally")]
public sealed record Tally
{
    /// <summary>Nothing counted.</summary>
    public static Tally Zero { get; } = new();

    /// <summary>What the cases count.</summary>
    [Id(0)] public CaseCounts Cases { get; init; }

    /// <summary>
    /// Sealed on the day of the newest change, and not reopened since. On a later day it is none: look at its day.
    /// </summary>
    [Id(1)] public DayCount? ClosedToday { get; init; }

    /// <summary>
    /// Tasks that were refused because nobody had admitted them, by sender, in the order of their names.
    /// </summary>
    [Id(2)] public ImmutableArray<SenderCount> RefusedPushes { get; init; } = [];

    /// <summary>What the patrols come to.</summary>
    [Id(3)] public PatrolCounts Patrols { get; init; }

    /// <summary>The sum.</summary>
    public Tally Plus(Tally other) => new()
    {
        Cases = Cases.Plus(other.Cases),
        ClosedToday = DayCount.Plus(ClosedToday, other.ClosedToday),
        RefusedPushes = SenderCount.Plus(RefusedPushes, other.RefusedPushes),
        Patrols = Patrols.Plus(other.Patrols),
    };

    /// <inheritdoc/>
    public bool Equals(Tally? other) =>
        other is not null
        && Cases == other.Cases
        && ClosedToday == other.ClosedToday
        && Patrols == other.Patrols
        && RefusedPushes.AsSpan().SequenceEqual(other.RefusedPushes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cases, ClosedToday, RefusedPushes.Length);
}
