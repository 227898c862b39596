using GridOrleans.Units;

namespace GridOrleans.Silos;

/// <summary>A silo as it tells of itself.</summary>
/// <param name="Name">What operators call it.</param>
/// <param name="Address">The address by which the other silos reach it.</param>
/// <param name="Version">The release that it runs.</param>
/// <param name="StartedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("silo-view")]
public sealed record SiloView(
    [property: Id(0)] string Name,
    [property: Id(1)] string Address,
    [property: Id(2)] string Version,
    [property: Id(3)] DateTimeOffset StartedAt)
{
    /// <summary>How grains are placed: <c>resources</c>, <c>even</c> or <c>township</c>.</summary>
    [Id(4)] public required string Placement { get; init; }

    /// <summary>Grains that live on it.</summary>
    [Id(5)] public int Activations { get; init; }

    /// <summary>Of them, grids.</summary>
    [Id(6)] public int Grids { get; init; }

    /// <summary>How busy all processors of the machine are, 0–100; null where it cannot be told.</summary>
    [Id(7)] public double? CpuPercent { get; init; }

    /// <summary>Bytes of memory that the process has.</summary>
    [Id(8)] public long MemoryBytes { get; init; }

    /// <summary>Entries that wait to be journaled.</summary>
    [Id(9)] public int Queue { get; init; }

    /// <summary>Whether it was told to stop.</summary>
    [Id(10)] public bool Draining { get; init; }
}

/// <summary>How often a grid was called.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Calls">Commands and questions from outside.</param>
[GenerateSerializer, Immutable, Alias("grid-calls")]
public sealed record GridCalls([property: Id(0)] UnitCode Grid, [property: Id(1)] long Calls);
