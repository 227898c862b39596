using GridOrleans.City;
using GridOrleans.City.Generation;
using GridOrleans.Surge.Profiles;
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
    /// <param name="plan">The city plan.</param>
    /// <param name="part">The part of a surge; it says where.</param>
    /// <param name="seed">The surge's seed: it chooses the grids of a hot spot.</param>
    /// <exception cref="InvalidDataException">No grid there has both land and households.</exception>
    public PlaceDraw(CityPlan plan, SurgePart part, int seed)
    {
        _grids = Chosen(plan, part, seed);
        _households = new long[_grids.Length];
        var sum = 0L;
        for (var i = 0; i < _grids.Length; i++)
        {
            sum += _grids[i].Households;
            _households[i] = sum;
        }

        if (sum == 0)
        {
            throw new InvalidDataException(
                $"The city plan has no grid with land and households for the part '{part.Name}'.");
        }
    }

    /// <summary>How many grids there are.</summary>
    public int Grids => _grids.Length;

    /// <summary>A place in one of the grids, whatever its households.</summary>
    public (UnitCode Grid, Cases.Place Place) At(int number, SeededDraw draw) =>
        (_grids[number].Code, Within(_grids[number].Outline!, draw));

    /// <summary>The next place, and the grid that covers it.</summary>
    public (UnitCode Grid, Cases.Place Place) Next(SeededDraw draw)
    {
        var household = (long)(draw.Fraction() * _households[^1]);
        var found = Array.BinarySearch(_households, household + 1);
        var grid = _grids[found >= 0 ? found : ~found];
        return (grid.Code, Within(grid.Outline!, draw));
    }

    private static PlanGrid[] Chosen(CityPlan plan, SurgePart part, int seed)
    {
        PlanGrid[] there =
        [
            .. plan.Grids.Where(grid => grid.Households > 0 && grid.Outline is { IsEmpty: false }
                && (part.In.IsEmpty || part.In.Any(unit => unit.Contains(grid.Code)))
                && !part.Outside.Any(unit => unit.Contains(grid.Code))),
        ];
        if (part.Each is { } level)
        {
            PlanGrid[] first = [.. there.GroupBy(grid => grid.Code.At(level)).Select(unit => unit.First())];
            return Shuffled(first, seed)[..Math.Max(1, (int)(first.Length * part.EachShare))];
        }

        return part.Grids is { } most && most < there.Length ? Shuffled(there, seed)[..most] : there;
    }

    // Neighbours in the plan are not neighbours in time.
    private static PlanGrid[] Shuffled(PlanGrid[] grids, int seed)
    {
        var draw = new Walks.WalkSeed(seed, -1).Draw("grids");
        return [.. grids.Select(grid => (Grid: grid, Rank: draw.Fraction())).OrderBy(one => one.Rank)
            .Select(one => one.Grid)];
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
