using Orleans.Runtime.Placement;

namespace GridOrleans;

/// <summary>Grains live where <see cref="Homes"/> says.</summary>
internal sealed class HomePlacement : PlacementStrategy;

/// <summary>Places by <see cref="Homes"/>.</summary>
internal sealed class HomeDirector(SiloOptions cluster) : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var hint = IPlacementDirector.GetPlacementHint(target.RequestContextData, silos);
        var key = Homes.KeyOf(cluster.Placement, target.GrainIdentity.Key.ToString()!);
        return Task.FromResult(hint ?? Homes.Of(key, silos));
    }
}
