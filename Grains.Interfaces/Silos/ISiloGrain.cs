using System.Collections.Immutable;
using Orleans.Concurrency;

namespace GridOrleans.Silos;

/// <summary>
/// A silo itself, for operators: a grain that lives on the very silo that its key names, by its address in text
/// (<c>SiloAddress.ToParsableString</c>).
/// </summary>
[GrainInterfaceType("silo"), Alias("silo")]
public interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>How the silo bears its load.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<SiloView> Read();

    /// <summary>The grids on this silo that were called most often while somebody looked.</summary>
    /// <param name="look">How long to look.</param>
    /// <param name="most">How many at most.</param>
    [AlwaysInterleave, Alias("busiest")]
    Task<ImmutableArray<GridCalls>> Busiest(TimeSpan look, int most);

    /// <summary>Tells the silo to end its requests, hand its grains over, write what waits, and stop.</summary>
    [Alias("drain")]
    Task Drain();
}
