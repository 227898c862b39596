using GridOrleans.City;
using GridOrleans.City.Generation;
using GridOrleans.Units;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace GridOrleans.Surge;

/// <summary>Draws where matters turn up: a grid as often as it has households, and a point well inside it.</summary>
internal sealed class PlaceDraw
{
    /// <summary>
    /// Six decimals of a degree are a tenth of a metre; more would suggest a precision that no report has.
    /// </summary>
    private const int Decimals = 6;

    /// <summary>Even a thin grid fills more than a fiftieth of its rectangle.</summary>
    private const int TriesMax = 200;

    private readonly PlanGrid[] _grids;
    private readonly long[] _households;

    /// <summary>Prepares the draw.</summary>
    /// <exception cref="InvalidDataException">No grid of the plan has both land and households.</exception>
    public PlaceDraw(CityPlan plan)
    {
        _grids = [.. plan.Grids.Where(grid => grid.Households > 0 && grid.Outline is { IsEmpty: false })];
        _households = new long[_grids.Length];
        var sum = 0L;
        for (var i = 0; i < _grids.Length; i++)
        {
            sum += _grids[i].Households;
            _households[i] = sum;
        }

        if (sum == 0)
        {
            throw new InvalidDataException("The city plan has no grid with land and households.");
        }
    }

    /// <summary>The next place, and the grid that covers it.</summary>
    public (UnitCode Grid, Cases.Place Place) Next(SeededDraw draw)
    {
        var household = (long)(draw.Fraction() * _households[^1]);
        var found = Array.BinarySearch(_households, household + 1);
        var grid = _grids[found >= 0 ? found : ~found];
        return (grid.Code, Within(grid.Outline!, draw));
    }

    private static Cases.Place Within(Geometry land, SeededDraw draw)
    {
        var box = land.EnvelopeInternal;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var point = new Coordinate(
                Math.Round(draw.Between(box.MinX, box.MaxX), Decimals),
                Math.Round(draw.Between(box.MinY, box.MaxY), Decimals));
            if (SimplePointInAreaLocator.Locate(point, land) == Location.Interior)
            {
                return new(point.X, point.Y);
            }
        }

        var inside = InteriorPoint.GetInteriorCoord(land);
        return new(inside.X, inside.Y);
    }
}
