namespace GridOrleans.Patrols;

/// <summary>
/// A fix as a track keeps it: whole seconds and millionths of a degree, a tenth of a metre, finer than any phone.
/// </summary>
/// <param name="Second">Seconds since 1970.</param>
/// <param name="Lon">Longitude in millionths of a degree.</param>
/// <param name="Lat">Latitude in millionths of a degree.</param>
/// <param name="Accuracy">Metres; -1 when the phone did not say.</param>
internal readonly record struct TrackFix(long Second, int Lon, int Lat, int Accuracy) : IComparable<TrackFix>
{
    /// <summary>Millionths in a degree.</summary>
    public const double Millionths = 1_000_000;

    /// <summary>The instant.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Second);

    /// <summary>A fix as a phone sent it.</summary>
    public static TrackFix Of(Fix fix) => new(
        fix.At.ToUnixTimeSeconds(),
        Whole(fix.Lon * Millionths),
        Whole(fix.Lat * Millionths),
        fix.Accuracy is { } metres ? Whole(metres) : -1);

    /// <summary>A fix as people see it.</summary>
    public Fix ToFix() => new(At, Lon / Millionths, Lat / Millionths, Accuracy < 0 ? null : Accuracy);

    // A resend is compared with what was taken before anybody has looked whether its numbers are in their bounds.
    private static int Whole(double value) => double.IsNaN(value) ? 0 : int.CreateSaturating(Math.Round(value));

    /// <summary>
    /// By time. Of two that claim the same second the southwestern comes first, so that whoever keeps the first keeps
    /// the same one, in whatever order they came.
    /// </summary>
    public int CompareTo(TrackFix other) =>
        (Second, Lon, Lat, Accuracy).CompareTo((other.Second, other.Lon, other.Lat, other.Accuracy));

    /// <summary>Compares as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(TrackFix left, TrackFix right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(TrackFix left, TrackFix right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(TrackFix left, TrackFix right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(TrackFix left, TrackFix right) => left.CompareTo(right) >= 0;
}
