using GridOrleans.City;
using GridOrleans.City.Guarantees;
using GridOrleans.Gateway.Units;

namespace GridOrleans.Gateway;

/// <summary>What the gateway knows of the city plan.</summary>
/// <param name="Locator">Which grid a place is in.</param>
/// <param name="Units">The units and grids by code.</param>
/// <param name="Guarantees">Whether its four guarantees hold.</param>
internal sealed record GatewayCity(IGridLocator Locator, UnitDirectory Units, CityGuarantees Guarantees)
{
    private const string GridKind = "grid";

    /// <summary>Indexes a plan.</summary>
    public static GatewayCity Of(CityPlan plan) => new(
        new GridLocator(plan),
        new UnitDirectory(plan.Units
            .Select(unit => new PlannedUnit(unit.Code, unit.Name, unit.Kind))
            .Concat(plan.Grids.Select(grid => new PlannedUnit(grid.Code, grid.Name, GridKind, grid.Households)))),
        new CityGuarantees(plan));
}
