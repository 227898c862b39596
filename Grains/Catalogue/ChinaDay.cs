namespace GridOrleans.Catalogue;

/// <summary>The day by China's calendar, in which catalogues, items and tickets begin and end.</summary>
internal static class ChinaDay
{
    // China has kept one time zone without summer time since 1991.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day in China at an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
