using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace GridOrleans.City.Checks;

/// <summary>Where on the map something is, and how large.</summary>
internal static class Place
{
    /// <summary>
    /// Areas below this (about 0.01 m²) are the rounding of an exact border, not land. Borders kept to six decimals
    /// make slivers far larger than this, so nothing drawn by people hides here.
    /// </summary>
    public const double NoiseInSquareDegrees = 1e-12;

    /// <summary>Square metres in a square degree at 40° north, to name the size of a finding.</summary>
    private const double SquareMetres = 111_300.0 * 111_300.0 * 0.766;

    /// <summary>A point inside, or null without land.</summary>
    public static Coordinate? Within(Geometry? land) =>
        land is null || land.IsEmpty ? null
        : land.Dimension == Dimension.Surface ? InteriorPoint.GetInteriorCoord(land)
        : land.Coordinate;

    /// <summary>The polygons of a result that are more than rounding.</summary>
    public static IEnumerable<Polygon> Parts(Geometry result)
    {
        for (var i = 0; i < result.NumGeometries; i++)
        {
            if (result.GetGeometryN(i) is Polygon part && part.Area > NoiseInSquareDegrees)
            {
                yield return part;
            }
        }
    }

    /// <summary>An area for people.</summary>
    public static string Size(Geometry land) => FormattableString.Invariant($"{land.Area * SquareMetres:#,0.##} m²");
}
