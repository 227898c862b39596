using GridOrleans.City;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.Integration.Processes;

/// <summary>Two villages of ten square grids each, where Datong lies: a city that starts at once.</summary>
internal static class SmallCity
{
    private const int GridsPerVillage = 10;
    private const double West = 113.2;
    private const double South = 40.0;
    private const double Side = 0.01;

    public static CityPlan Plan() => new(
        [
            new(UnitCode.Parse("1402"), "大同市", "city"),
            new(UnitCode.Parse("140212"), "新荣区", "district"),
            new(UnitCode.Parse("140212100"), "新荣镇", "town"),
            new(UnitCode.Parse("140212100201"), "一村", "village"),
            new(UnitCode.Parse("140212100202"), "二村", "village"),
        ],
        [.. Village("140212100201", row: 0), .. Village("140212100202", row: 1)]);

    private static IEnumerable<PlanGrid> Village(string code, int row) =>
        from serial in Enumerable.Range(1, GridsPerVillage)
        let west = West + Side * (serial - 1)
        let south = South + Side * row
        let land = GeometryFactory.Default.ToGeometry(new Envelope(west, west + Side, south, south + Side))
        let grid = $"{code}{serial:000}"
        select new PlanGrid(UnitCode.Parse(grid), $"第{serial}网格", 400, "", true, land, $"gw-{grid}");
}
