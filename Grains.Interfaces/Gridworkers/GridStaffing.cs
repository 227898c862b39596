using System.Collections.Immutable;

namespace GridOrleans.Gridworkers;

/// <summary>What a grid is told of its staff: absolute, so that the newest replaces what was told before.</summary>
/// <param name="Responsible">The responsible gridworker; null for nobody.</param>
/// <param name="IsSettled">Whether the county settled that; until it does, the city plan's word stands.</param>
/// <param name="Members">Everybody who works in the grid.</param>
/// <param name="HandOver">Whose open tasks pass on; null when nobody's do.</param>
[GenerateSerializer, Immutable, Alias("grid-staffing")]
public sealed record GridStaffing(
    [property: Id(0)] string? Responsible,
    [property: Id(1)] bool IsSettled,
    [property: Id(2)] ImmutableArray<string> Members,
    [property: Id(3)] HandOver? HandOver);

/// <summary>Open tasks pass from one gridworker to another.</summary>
/// <param name="From">From whom.</param>
/// <param name="To">To whom; null: back to the clerk.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("hand-over")]
public sealed record HandOver(
    [property: Id(0)] string From,
    [property: Id(1)] string? To,
    [property: Id(2)] string Reason);

/// <summary>What a gridworker's own file is told: absolute.</summary>
/// <param name="Gridworker">How the county's staff has them now.</param>
[GenerateSerializer, Immutable, Alias("gridworker-news")]
public sealed record GridworkerNews([property: Id(0)] GridworkerView Gridworker);
