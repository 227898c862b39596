using System.Collections.Immutable;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>The numbers of a unit or grid.</summary>
/// <param name="AsOf">Every change that was decided before this instant is in them.</param>
/// <param name="Missing">Units below that are not in them yet; 0 when they are whole.</param>
/// <param name="Cases">What the cases count.</param>
/// <param name="ClosedToday">Sealed on the day of the newest change; on a later day it is none.</param>
/// <param name="RefusedPushes">Tasks refused for want of a ticket, by sender.</param>
/// <param name="Patrols">What the patrols come to; shown, and never ranked.</param>
internal sealed record TallyReply(
    DateTimeOffset? AsOf,
    int Missing,
    CaseCounts Cases,
    DayCount? ClosedToday,
    ImmutableArray<SenderCount> RefusedPushes,
    PatrolCounts Patrols)
{
    /// <summary>A unit's own.</summary>
    public static TallyReply Of(UnitTally unit) => Of(unit.AsOf, unit.Missing, unit.Tally);

    /// <summary>A child's, as its parent holds it.</summary>
    public static TallyReply Of(ChildTally child) => Of(child.AsOf, child.Missing, child.Tally);

    private static TallyReply Of(DateTimeOffset? asOf, int missing, Tally tally) =>
        new(asOf, missing, tally.Cases, tally.ClosedToday, tally.RefusedPushes, tally.Patrols);
}

/// <summary>What a live screen is told: a unit's numbers, the sum of its children's, and those.</summary>
/// <param name="Unit">The unit or grid.</param>
/// <param name="Tally">Its numbers.</param>
/// <param name="Children">Its children's, in the order of their codes.</param>
internal sealed record LiveTally(UnitCode Unit, TallyReply Tally, ImmutableArray<LiveChild> Children)
{
    /// <summary>As it is told.</summary>
    public static LiveTally Of(UnitTally unit) => new(
        unit.Unit,
        TallyReply.Of(unit),
        [.. unit.Children.Select(child => new LiveChild(child.Unit, TallyReply.Of(child)))]);
}

/// <summary>A child's numbers.</summary>
/// <param name="Unit">The child.</param>
/// <param name="Tally">Its numbers.</param>
internal sealed record LiveChild(UnitCode Unit, TallyReply Tally);
