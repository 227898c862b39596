using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>
/// A unit's tally with those of its children, which it is the sum of: both from one instant, so that they add up.
/// </summary>
/// <param name="Unit">The unit or grid.</param>
/// <param name="Version">Changes with every number in it.</param>
/// <param name="AsOf">
/// The oldest instant that a part of the sum is true for: every change below the unit that was decided before it is in.
/// Null while the unit knows of none of its children.
/// </param>
/// <param name="Missing">Units below, at whatever level, that are not in the sum: nothing is known of them.</param>
/// <param name="Tally">The sum.</param>
/// <param name="Children">The children that are in it, in the order of their codes; none for a grid.</param>
[GenerateSerializer, Immutable, Alias("unit-tally")]
public sealed record UnitTally(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] TallyVersion Version,
    [property: Id(2)] DateTimeOffset? AsOf,
    [property: Id(3)] int Missing,
    [property: Id(4)] Tally Tally,
    [property: Id(5)] ImmutableArray<ChildTally> Children);

/// <summary>A child's tally as its parent holds it.</summary>
/// <param name="Unit">The child.</param>
/// <param name="AsOf">The instant that it is true for.</param>
/// <param name="Missing">Units below the child of which nothing is known yet.</param>
/// <param name="Tally">Its tally.</param>
[GenerateSerializer, Immutable, Alias("child-tally")]
public sealed record ChildTally(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] int Missing,
    [property: Id(3)] Tally Tally);
