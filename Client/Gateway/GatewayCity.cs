using GridOrleans.Gateway.Units;

namespace GridOrleans.Gateway;

/// <summary>What the gateway knows of the city plan.</summary>
/// <param name="Locator">Which grid a place is in.</param>
/// <param name="Units">The units and grids by code.</param>
internal sealed record GatewayCity(IGridLocator Locator, UnitDirectory Units);
