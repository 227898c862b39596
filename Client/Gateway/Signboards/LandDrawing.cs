using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace GridOrleans.Gateway.Signboards;

/// <summary>A grid's land in that of its village, drawn with north up.</summary>
/// <param name="Width">Units of its width.</param>
/// <param name="Height">Units of its height.</param>
/// <param name="Around">The village's land, as an SVG path.</param>
/// <param name="Grid">The grid's land, as an SVG path.</param>
internal sealed record LandDrawing(double Width, double Height, string Around, string Grid)
{
    /// <summary>The longer side: four decimals of it are finer than any print.</summary>
    private const double Side = 400;

    /// <summary>Draws a grid; null where there is no land to draw.</summary>
    public static LandDrawing? Of(Geometry? around, Geometry? grid)
    {
        if (grid is null or { IsEmpty: true })
        {
            return null;
        }

        var frame = (around ?? grid).EnvelopeInternal.Copy();
        frame.ExpandToInclude(grid.EnvelopeInternal);

        // A degree of longitude is shorter than one of latitude.
        var shrink = Math.Cos(double.DegreesToRadians(frame.Centre.Y));
        var scale = Side / Math.Max(frame.Width * shrink, frame.Height);
        string Path(Geometry? land) => Draw(land, point => (
            (point.X - frame.MinX) * shrink * scale, (frame.MaxY - point.Y) * scale));
        return new(frame.Width * shrink * scale, frame.Height * scale, Path(around), Path(grid));
    }

    private static string Draw(Geometry? land, Func<Coordinate, (double X, double Y)> place)
    {
        var path = new StringBuilder();
        for (var part = 0; part < (land?.NumGeometries ?? 0); part++)
        {
            var polygon = (Polygon)land!.GetGeometryN(part);
            foreach (var ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
            {
                foreach (var (index, point) in ring.Coordinates.Index())
                {
                    var (x, y) = place(point);
                    path.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
                }

                path.Append('z');
            }
        }

        return path.ToString();
    }
}
