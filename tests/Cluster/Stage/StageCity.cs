using GridOrleans.City;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.Cluster.Stage;

/// <summary>
/// A small city that starts at once: two districts of two townships, each with three villages of ten square grids.
/// </summary>
internal static class StageCity
{
    private const int GridsPerVillage = 10;
    private const double West = 113.2;
    private const double South = 40.0;
    private const double Side = 0.01;

    private static readonly (string Code, string Name)[] Townships =
    [
        ("140212100", "新荣镇"), ("140212101", "古店镇"), ("140213100", "平旺乡"), ("140213101", "口泉乡"),
    ];

    private static readonly string[] Villages = ["201", "202", "203"];

    /// <summary>The plan.</summary>
    public static CityPlan Plan() => new(
        [
            new(UnitCode.Parse("1402"), "大同市", "city"),
            new(UnitCode.Parse("140212"), "新荣区", "district"),
            new(UnitCode.Parse("140213"), "平城区", "district"),
            .. Townships.Select(town => new PlanUnit(UnitCode.Parse(town.Code), town.Name, "town")),
            .. Codes().Select(code => new PlanUnit(UnitCode.Parse(code), $"{code[^3..]}村", "village")),
        ],
        [.. Codes().Index().SelectMany(village => Grids(village.Item, village.Index))]);

    private static IEnumerable<string> Codes() =>
        from town in Townships
        from village in Villages
        select town.Code + village;

    private static IEnumerable<PlanGrid> Grids(string village, int row) =>
        from serial in Enumerable.Range(1, GridsPerVillage)
        let west = West + Side * (serial - 1)
        let south = South + Side * row
        let land = GeometryFactory.Default.ToGeometry(new Envelope(west, west + Side, south, south + Side))
        let grid = $"{village}{serial:000}"
        select new PlanGrid(UnitCode.Parse(grid), $"第{serial}网格", 400, "", true, land, $"gw-{grid}");
}
