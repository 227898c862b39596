namespace GridOrleans.Clocks;

/// <summary>The hours of a workday: 08:00–12:00 and 14:00–18:00 (our convention). All values are ticks.</summary>
internal static class WorkingTime
{
    /// <summary>How much of a workday is worked.</summary>
    public const long PerDay = 8 * TimeSpan.TicksPerHour;

    /// <summary>When a workday ends.</summary>
    public const long DayEnd = 18 * TimeSpan.TicksPerHour;

    private const long Morning = 8 * TimeSpan.TicksPerHour;
    private const long Afternoon = 14 * TimeSpan.TicksPerHour;
    private const long Half = PerDay / 2;

    /// <summary>How much of a workday's working time has passed at a time of day.</summary>
    public static long Until(long timeOfDay) =>
        Math.Clamp(timeOfDay - Morning, 0, Half) + Math.Clamp(timeOfDay - Afternoon, 0, Half);

    /// <summary>
    /// The first time of day at which so much was worked; the end of a half day rather than the begin of the next one.
    /// </summary>
    /// <param name="worked">More than 0, at most <see cref="PerDay"/>.</param>
    public static long At(long worked) => worked <= Half ? Morning + worked : Afternoon + worked - Half;
}
