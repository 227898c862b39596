using GridOrleans.Cases;

namespace GridOrleans.Grids;

/// <summary>What a new report is compared with: an open case as it was reported.</summary>
/// <param name="Serial">The case's serial.</param>
/// <param name="At">When it was reported.</param>
/// <param name="Place">Where.</param>
internal readonly record struct OpenReport(int Serial, DateTimeOffset At, Place Place)
{
    private static readonly Comparer<OpenReport> BySerial =
        Comparer<OpenReport>.Create((one, other) => one.Serial.CompareTo(other.Serial));

    /// <summary>
    /// Where a serial is in a list that is ordered by serial; the complement of where it would be when it is missing.
    /// </summary>
    public static int Find(List<OpenReport> reports, int serial) =>
        reports.BinarySearch(new(serial, default, null!), BySerial);
}
