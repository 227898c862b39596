namespace GridOrleans.Clocks;

/// <summary>
/// The time by which the city lives: UTC+8 all over China, without summer time since 1991 (a fact). Not taken from the
/// machine's time zones, which a container may lack.
/// </summary>
internal static class ChinaTime
{
    /// <summary>How far it is ahead of UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day that it is in China at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDayNumber(DayNumberOf(instant));

    /// <summary>That day's <see cref="DateOnly.DayNumber"/>.</summary>
    public static int DayNumberOf(DateTimeOffset instant) => (int)(Ticks(instant) / TimeSpan.TicksPerDay);

    /// <summary>How much of the day has passed, in ticks.</summary>
    public static long TimeOfDay(DateTimeOffset instant) => Ticks(instant) % TimeSpan.TicksPerDay;

    /// <summary>The instant at so many ticks after a day's midnight, with offset zero.</summary>
    public static DateTimeOffset At(int dayNumber, long timeOfDay) =>
        new((dayNumber * TimeSpan.TicksPerDay) + timeOfDay - Offset.Ticks, TimeSpan.Zero);

    private static long Ticks(DateTimeOffset instant) => instant.UtcTicks + Offset.Ticks;
}
