namespace GridOrleans.City.Generation;

/// <summary>
/// A place on a local plane where both axes have the same length unit, one millionth of a degree of latitude
/// (0.111 m). Good for comparing lengths and areas within the city, not for surveying.
/// </summary>
internal readonly record struct Metric(double X, double Y)
{
    /// <summary>The cosine of 40° north, where Datong lies: a degree of longitude in degrees of latitude.</summary>
    public const double LongitudeScale = 0.766;

    /// <summary>A lattice vertex seen from an origin near it, so that areas keep their precision.</summary>
    public static Metric Of(Vertex vertex, Vertex origin) =>
        new((vertex.X - origin.X) * LongitudeScale, vertex.Y - origin.Y);

    /// <summary>Distance from the origin.</summary>
    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>Twice the signed area of the triangle origin, a, b.</summary>
    public static double Cross(Metric a, Metric b) => a.X * b.Y - a.Y * b.X;

    /// <summary>The dot product.</summary>
    public static double Dot(Metric a, Metric b) => a.X * b.X + a.Y * b.Y;

    /// <summary>The difference of two places.</summary>
    public static Metric operator -(Metric a, Metric b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>The distance of this place from the segment between two others.</summary>
    public double DistanceTo(Metric from, Metric to)
    {
        var along = to - from;
        var share = Math.Clamp(Dot(this - from, along) / Dot(along, along), 0, 1);
        return new Metric(X - from.X - share * along.X, Y - from.Y - share * along.Y).Length;
    }
}
