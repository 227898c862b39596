using GridOrleans.City;
using GridOrleans.City.Guarantees;
using GridOrleans.Gateway.Map;
using GridOrleans.Gateway.Units;

namespace GridOrleans.Gateway;

/// <summary>What the gateway knows of the city plan.</summary>
/// <param name="Locator">Which grid a place is in.</param>
/// <param name="Units">The units and grids by code.</param>
/// <param name="Guarantees">Whether its four guarantees hold.</param>
/// <param name="Outlines">The land of its units and grids, for maps.</param>
internal sealed record GatewayCity(
    IGridLocator Locator, UnitDirectory Units, CityGuarantees Guarantees, CityOutlines Outlines)
{
    private const string GridKind = "grid";

    /// <summary>Indexes a plan.</summary>
    public static GatewayCity Of(CityPlan plan) => new(
        new GridLocator(plan),
        new UnitDirectory(plan.Units
            .Select(unit => new PlannedUnit(unit.Code, unit.Name, unit.Kind))
            .Concat(plan.Grids.Select(grid => new PlannedUnit(grid.Code, grid.Name, GridKind, grid.Households)))),
        new CityGuarantees(plan),
        new CityOutlines(plan));
}
