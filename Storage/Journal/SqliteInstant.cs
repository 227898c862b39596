namespace GridOrleans.Journal;

/// <summary>An instant as SQLite stores it: whole microseconds since 1970-01-01 UTC.</summary>
internal static class SqliteInstant
{
    /// <summary>To the stored number.</summary>
    public static long From(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>From the stored number.</summary>
    public static DateTimeOffset Of(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
