using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace GridOrleans;

/// <summary>The grain lives on the silo whose address is its key.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnSiloAttribute() : PlacementAttribute(new OwnSiloPlacement());

/// <summary>Grains that are bound to one silo.</summary>
internal sealed class OwnSiloPlacement : PlacementStrategy;

/// <summary>Places them there, or not at all.</summary>
internal sealed class OwnSiloDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var self = SiloAddress.FromParsableString(key);
        return Array.IndexOf(context.GetCompatibleSilos(target), self) >= 0
            ? Task.FromResult(self)
            : throw new OrleansException($"Silo {key} is no member of the cluster, or of an older release.");
    }
}
