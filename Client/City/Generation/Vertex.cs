namespace GridOrleans.City.Generation;

/// <summary>
/// A corner of a border in millionths of a degree (about 0.1 m). Generated borders live on this lattice only, so that
/// two neighbours hold the same numbers and a file holds them exactly.
/// </summary>
/// <param name="X">Longitude × 1,000,000.</param>
/// <param name="Y">Latitude × 1,000,000.</param>
internal readonly record struct Vertex(int X, int Y)
{
    /// <summary>Lattice steps in one degree.</summary>
    public const double PerDegree = 1e6;

    /// <summary>The lattice point nearest to a place in degrees.</summary>
    public static Vertex Nearest(double lon, double lat) =>
        new((int)Math.Round(lon * PerDegree), (int)Math.Round(lat * PerDegree));

    /// <summary>Longitude in degrees; prints with at most six decimals.</summary>
    public double Lon => X / PerDegree;

    /// <summary>Latitude in degrees; prints with at most six decimals.</summary>
    public double Lat => Y / PerDegree;
}
