using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace GridOrleans.City;

/// <summary>
/// The borders of many polygons side by side in memory, so that asking whether one holds a point neither allocates nor
/// jumps between objects. Ray crossing as in the library's RayCrossingCounter, with its exact orientation test.
/// </summary>
internal sealed class SegmentTable
{
    private readonly Segment[] _segments;

    /// <summary>Where each polygon's segments start; they end where the next polygon's start.</summary>
    private readonly int[] _starts;

    public SegmentTable(IReadOnlyList<Polygon> polygons)
    {
        List<Segment> segments = [];
        _starts = new int[polygons.Count + 1];
        for (var i = 0; i < polygons.Count; i++)
        {
            // holes count like the outer ring: a point in one crosses an even number of borders
            foreach (var ring in polygons[i].InteriorRings.Prepend(polygons[i].Shell))
            {
                var corners = ring.Coordinates;
                segments.AddRange(corners.Zip(corners.Skip(1), (a, b) => new Segment(a.X, a.Y, b.X, b.Y)));
            }

            _starts[i + 1] = segments.Count;
        }

        _segments = [.. segments];
    }

    /// <summary>Whether a polygon holds a point, in its inside or on its border.</summary>
    public bool Covers(int polygon, double x, double y)
    {
        var inside = false;
        foreach (ref readonly var one in _segments.AsSpan(_starts[polygon].._starts[polygon + 1]))
        {
            if (one.X1 < x && one.X2 < x)
            {
                continue;
            }

            if ((one.X2 == x && one.Y2 == y) || one.HoldsLevel(x, y))
            {
                return true;
            }

            if (one.Y1 > y == one.Y2 > y)
            {
                continue;
            }

            var side = CGAlgorithmsDD.OrientationIndex(one.X1, one.Y1, one.X2, one.Y2, x, y);
            if (side == 0)
            {
                return true;
            }

            inside ^= side > 0 == one.Y2 > one.Y1;
        }

        return inside;
    }

    private readonly record struct Segment(double X1, double Y1, double X2, double Y2)
    {
        /// <summary>Whether this is a level segment and the point lies on it.</summary>
        public bool HoldsLevel(double x, double y) =>
            Y1 == y && Y2 == y && Math.Min(X1, X2) <= x && x <= Math.Max(X1, X2);
    }
}
