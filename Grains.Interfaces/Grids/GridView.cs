using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>A grid's facts as the city plan has them.</summary>
/// <param name="Id">The command's id; the plan's own, so that loading a plan twice changes nothing.</param>
/// <param name="Name">The grid's name; 1–100 characters.</param>
/// <param name="Households">How many households it has; the city's standard is 300–500.</param>
[GenerateSerializer, Immutable, Alias("establish-grid")]
public sealed record EstablishGrid(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int Households)
{
    /// <summary>The id of its responsible gridworker 责任网格员, 1–64 characters; null where nobody is.</summary>
    [Id(3)]
    public string? Responsible { get; init; }
}

/// <summary>A grid as it stands.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Households">How many households it has.</param>
/// <param name="OpenCases">The cases that are not sealed.</param>
/// <param name="ArchivedCases">How many are sealed.</param>
/// <param name="Version">The version of its journal.</param>
[GenerateSerializer, Immutable, Alias("grid-view")]
public sealed record GridView(
    [property: Id(0)] UnitCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] int Households,
    [property: Id(3)] ImmutableArray<CaseNumber> OpenCases,
    [property: Id(4)] int ArchivedCases,
    [property: Id(5)] long Version)
{
    /// <summary>The orders that are not sealed.</summary>
    [Id(6)]
    public ImmutableArray<OrderNumber> OpenOrders { get; init; } = [];

    /// <summary>The id of its responsible gridworker 责任网格员; null where nobody is.</summary>
    [Id(7)]
    public string? Responsible { get; init; }
}
