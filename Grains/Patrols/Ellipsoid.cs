namespace GridOrleans.Patrols;

/// <summary>
/// Distances on the ellipsoid of WGS 84. The straight chord between two points of the ellipsoid is taken for the arc:
/// over 10 km, more than any stretch of a patrol, it is shorter by less than one part in a million.
/// </summary>
internal static class Ellipsoid
{
    /// <summary>The semi-major axis of WGS 84, in metres.</summary>
    private const double Equatorial = 6_378_137;

    /// <summary>The flattening of WGS 84.</summary>
    private const double Flattening = 1 / 298.257223563;

    private const double Eccentricity2 = Flattening * (2 - Flattening);

    /// <summary>The distance between two places given in degrees, in metres.</summary>
    public static double Metres(double lon1, double lat1, double lon2, double lat2) =>
        Metres(Place(lon1, lat1), Place(lon2, lat2));

    /// <summary>The distance between two places, in metres.</summary>
    public static double Metres((double X, double Y, double Z) one, (double X, double Y, double Z) other)
    {
        var (x, y, z) = (one.X - other.X, one.Y - other.Y, one.Z - other.Z);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>Where a place is in space: metres from the centre of the earth.</summary>
    public static (double X, double Y, double Z) Place(double lon, double lat)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(lat));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(lon));
        var radius = Equatorial / Math.Sqrt(1 - (Eccentricity2 * sinLat * sinLat));
        return (radius * cosLat * cosLon, radius * cosLat * sinLon, radius * (1 - Eccentricity2) * sinLat);
    }
}
