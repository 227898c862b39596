using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Orders;

/// <summary>A resident's order: the place decides which grid takes it.</summary>
/// <param name="Text">What is wanted; 1–2,000 characters.</param>
/// <param name="Place">Where.</param>
/// <param name="Grid">The grid that the caller believes covers the place; as in a report, it moves nothing.</param>
internal sealed record OrderPlacement(string Text, Place Place, UnitCode? Grid = null) : IOpening<OrderCommand>
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public OrderCommand Command => new PlaceOrder(Text, Place) { Evidence = Evidence };

    /// <inheritdoc/>
    public (UnitCode Grid, ProblemResult? Problem) Locate(IGridLocator locator) =>
        CaseReport.Locate(Place, Grid, locator);
}
