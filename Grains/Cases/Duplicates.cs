using GridOrleans.Grids;

namespace GridOrleans.Cases;

/// <summary>
/// Suggests that two reports are the same matter: same item, within 50 m and 24 h. Only a suggestion; a person merges.
/// </summary>
internal static class Duplicates
{
    /// <summary>How far apart two reports of one matter may be: a phone's error in a street, twice.</summary>
    public const double DistanceMetresMax = 50;

    // 50 m along a meridian, rounded up. In a grid with a thousand open cases this spares most of them the sines.
    private const double LatitudeDegreesMax = 0.00045;

    // The mean radius (IUGG). On a sphere a distance is wrong by at most 0.6 %: 30 cm in 50 m, far less than the error
    // of the phone that took the place, so the ellipsoid is not worth its cost here.
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>The serial of the oldest open case that may be the same matter, or null.</summary>
    public static int? Find(GridState grid, ReportCase report, DateTimeOffset now)
    {
        foreach (var earlier in grid.Recent(report.Item, now))
        {
            if (AreNear(earlier.Place, report.Place))
            {
                return earlier.Serial;
            }
        }

        return null;
    }

    /// <summary>Whether two places are near enough to be of one matter.</summary>
    public static bool AreNear(Place one, Place other) =>
        Math.Abs(one.Lat - other.Lat) <= LatitudeDegreesMax && MetresBetween(one, other) <= DistanceMetresMax;

    /// <summary>The distance along the sphere (haversine), in metres.</summary>
    public static double MetresBetween(Place one, Place other)
    {
        var latitudes = Sin2(other.Lat - one.Lat);
        var longitudes = Sin2(other.Lon - one.Lon)
            * Math.Cos(double.DegreesToRadians(one.Lat))
            * Math.Cos(double.DegreesToRadians(other.Lat));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(Math.Min(1, latitudes + longitudes)));
    }

    private static double Sin2(double degrees)
    {
        var sine = Math.Sin(double.DegreesToRadians(degrees) / 2);
        return sine * sine;
    }
}
