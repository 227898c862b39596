using GridOrleans.City;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.Unit.City;

/// <summary>A city of one village with two square grids side by side, small enough to break by hand.</summary>
internal static class Squares
{
    public static readonly UnitCode Village = UnitCode.Parse("140299100201");
    public static readonly UnitCode West = UnitCode.Parse("140299100201001");
    public static readonly UnitCode East = UnitCode.Parse("140299100201002");

    public static CityPlan Plan() => new(
        [
            new(UnitCode.Parse("1402"), "市", "city"),
            new(UnitCode.Parse("140299"), "区", "district"),
            new(UnitCode.Parse("140299100"), "镇", "town"),
            new(Village, "村", "village", Box(0, 0, 0.02, 0.01)),
        ],
        [Grid(West, Box(0, 0, 0.01, 0.01)), Grid(East, Box(0.01, 0, 0.02, 0.01))]);

    public static PlanGrid Grid(UnitCode code, Geometry? land) =>
        new(code, $"第{code}网格", 400, "", true, land, $"gw-{code}");

    public static Polygon Box(double west, double south, double east, double north) =>
        (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));

    /// <summary>The plan with one grid's land replaced.</summary>
    public static CityPlan With(UnitCode code, Geometry? land) => Plan() with
    {
        Grids = [.. Plan().Grids.Select(grid => grid.Code == code ? grid with { Outline = land } : grid)],
    };
}
