namespace GridOrleans.Clocks;

/// <summary>
/// A deadline needs a year that the holiday calendar does not have. Weekends alone would be a wrong answer that looks
/// like a right one.
/// </summary>
internal sealed class CalendarYearMissingException(int year) : Exception(Sentence(year))
{
    /// <summary>The year.</summary>
    public int Year { get; } = year;

    /// <summary>The year, and what to do.</summary>
    public static string Sentence(int year) =>
        $"The holiday calendar has no year {year}: add its official arrangement to the calendar, or its statutory days "
            + "as a provisional year, and start again (docs/clocks.md).";
}
