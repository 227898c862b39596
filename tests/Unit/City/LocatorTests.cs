using GridOrleans.City;
using GridOrleans.City.Generation;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Xunit;

namespace GridOrleans.Unit.City;

public sealed class LocatorTests(DefaultPlan city)
{
    private readonly GridLocator _locator = new(city.Plan);

    [Fact]
    public void Every_random_covered_point_is_in_exactly_one_grid()
    {
        var draw = new SeededDraw(7);
        foreach (var grid in city.Plan.Grids)
        {
            var box = grid.Outline!.EnvelopeInternal;
            var point = new Coordinate(draw.Between(box.MinX, box.MaxX), draw.Between(box.MinY, box.MaxY));
            var here = Holding(point);
            Assert.InRange(here.Count(one => one.Where == Location.Interior), 0, 1);
            Assert.Equal(here.Count == 0 ? null : here[0].Code, _locator.Locate(point.X, point.Y)?.ToString());
        }
    }

    [Fact]
    public void A_common_corner_belongs_to_the_lowest_code()
    {
        var owners = city.Plan.Grids
            .SelectMany(grid => grid.Outline!.Coordinates.Distinct().Select(corner => (corner.X, corner.Y, grid.Code)))
            .GroupBy(one => (one.X, one.Y), one => one.Code);
        Assert.All(owners, corner => Assert.Equal(corner.Min(), _locator.Locate(corner.Key.X, corner.Key.Y)));
    }

    [Fact]
    public void A_point_on_a_common_border_belongs_to_one_of_its_two_sides()
    {
        foreach (var grid in city.Plan.Grids.Where((_, i) => i % 25 == 0))
        {
            var ring = grid.Outline!.Coordinates;
            for (var i = 1; i < ring.Length; i++)
            {
                var middle = new Coordinate((ring[i - 1].X + ring[i].X) / 2, (ring[i - 1].Y + ring[i].Y) / 2);
                var here = Holding(middle);
                Assert.Equal(here.Count == 0 ? null : here[0].Code, _locator.Locate(middle.X, middle.Y)?.ToString());
            }
        }
    }

    [Fact]
    public void An_exact_point_on_a_border_belongs_to_the_lower_code()
    {
        var plan = Squares.Plan();
        Assert.Equal(Squares.West, new GridLocator(plan).Locate(0.01, 0.005));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(116.4, 39.9)]
    [InlineData(112.6, 39.2)]
    [InlineData(double.NaN, 40)]
    [InlineData(113.3, double.PositiveInfinity)]
    public void A_place_outside_the_city_has_no_grid(double lon, double lat) => Assert.Null(_locator.Locate(lon, lat));

    [Fact]
    public void A_thousand_callers_at_once_get_the_answers_of_one()
    {
        var points = city.Plan.Grids.Take(1000).Select(grid => grid.Outline!.InteriorPoint.Coordinate).ToArray();
        var expected = city.Plan.Grids.Take(1000).Select(grid => (GridOrleans.Units.UnitCode?)grid.Code);
        Assert.Equal(expected, points.AsParallel().AsOrdered().Select(point => _locator.Locate(point.X, point.Y)));
    }

    /// <summary>Slow and obvious: asks every grid whose envelope holds the point, by code.</summary>
    private List<(string Code, Location Where)> Holding(Coordinate point) =>
    [
        .. city.Plan.Grids.Where(grid => grid.Outline!.EnvelopeInternal.Contains(point))
            .Select(grid => (grid.Code.ToString(), SimplePointInAreaLocator.Locate(point, grid.Outline!)))
            .Where(one => one.Item2 != Location.Exterior),
    ];
}
