using GridOrleans.City;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.Cluster.Stage;

/// <summary>
/// A small city that starts at once: two districts, and townships with three villages of ten square grids each.
/// </summary>
internal static class StageCity
{
    private const int GridsPerVillage = 10;
    private const double West = 113.2;
    private const double South = 40.0;
    private const double Side = 0.01;

    /// <summary>How many townships it has unless told.</summary>
    public const int Townships = 4;

    private static readonly string[] Villages = ["201", "202", "203"];

    /// <summary>The plan.</summary>
    /// <param name="townships">How many townships; every other one in the second district.</param>
    public static CityPlan Plan(int townships) => new(
        [
            new(UnitCode.Parse("1402"), "大同市", "city"),
            new(UnitCode.Parse("140212"), "新荣区", "district"),
            new(UnitCode.Parse("140213"), "平城区", "district"),
            .. TownshipCodes(townships).Select(code => new PlanUnit(UnitCode.Parse(code), $"{code[^5..]}镇", "town")),
            .. Codes(townships).Select(code => new PlanUnit(UnitCode.Parse(code), $"{code[^3..]}村", "village")),
        ],
        [.. Codes(townships).Index().SelectMany(village => Grids(village.Item, village.Index))]);

    private static IEnumerable<string> TownshipCodes(int townships) =>
        Enumerable.Range(0, townships).Select(i => $"{(i % 2 == 0 ? "140212" : "140213")}{100 + i / 2}");

    private static IEnumerable<string> Codes(int townships) =>
        from town in TownshipCodes(townships)
        from village in Villages
        select town + village;

    private static IEnumerable<PlanGrid> Grids(string village, int row) =>
        from serial in Enumerable.Range(1, GridsPerVillage)
        let west = West + Side * (serial - 1)
        let south = South + Side * row
        let land = GeometryFactory.Default.ToGeometry(new Envelope(west, west + Side, south, south + Side))
        let grid = $"{village}{serial:000}"
        select new PlanGrid(UnitCode.Parse(grid), $"第{serial}网格", 400, "", true, land, $"gw-{grid}");
}
