namespace GridOrleans.Clocks;

/// <summary>What is wrong with a calendar.</summary>
internal static class CalendarFindings
{
    // The present rules on days off and one time zone all year; before and far after, a year is a slip of the pen.
    private const int YearMin = 1992;
    private const int YearMax = 2200;

    /// <summary>Every finding, one sentence each; empty when the calendar is sound.</summary>
    public static IEnumerable<string> Of(CalendarText text) =>
        [.. Years([.. text.Years.Select(year => year.Year).Order()]), .. text.Years.SelectMany(Year)];

    private static IEnumerable<string> Years(int[] years)
    {
        if (years.Length == 0)
        {
            yield return "years: at least one is expected.";
        }

        foreach (var (earlier, later) in years.Zip(years.Skip(1)))
        {
            if (later == earlier)
            {
                yield return $"{later}: the year stands there twice.";
            }
            else if (later > earlier + 1)
            {
                yield return $"{later}: there is a gap, because {later - 1} is missing.";
            }
        }
    }

    private static IEnumerable<string> Year(CalendarYear year)
    {
        if (year.Year is < YearMin or > YearMax)
        {
            yield return $"{year.Year}: a year from {YearMin} to {YearMax} is expected.";
        }

        if (string.IsNullOrWhiteSpace(year.Source))
        {
            yield return $"{year.Year}: source: the document that the days are from is expected.";
        }

        if (year.Holidays.Length == 0)
        {
            yield return $"{year.Year}: holidays: a year without a holiday is no arrangement.";
        }

        foreach (var finding in year.Holidays.SelectMany(holiday => Holiday(year, holiday)).Concat(Days(year)))
        {
            yield return $"{year.Year}: {finding}";
        }
    }

    private static IEnumerable<string> Holiday(CalendarYear year, CalendarHoliday holiday)
    {
        if (string.IsNullOrWhiteSpace(holiday.Chinese) || string.IsNullOrWhiteSpace(holiday.English))
        {
            yield return $"holiday from {Text(holiday.From)}: a Chinese and an English name are expected.";
        }

        if (holiday.To < holiday.From)
        {
            yield return $"{holiday.Chinese} ends on {Text(holiday.To)}, before it begins on {Text(holiday.From)}.";
        }

        foreach (var day in new[] { holiday.From, holiday.To }.Concat(holiday.MakeUpDays).Distinct())
        {
            if (day.Year != year.Year)
            {
                yield return $"{holiday.Chinese}: {Text(day)} is outside the year.";
            }
        }

        foreach (var day in holiday.MakeUpDays)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return $"{holiday.Chinese}: make-up workday {Text(day)} is a {day.DayOfWeek}; "
                    + "a Saturday or a Sunday is expected.";
            }
        }
    }

    private static IEnumerable<string> Days(CalendarYear year)
    {
        DateOnly[] off = [.. year.Holidays.Where(holiday => IsWithin(year, holiday)).SelectMany(day => day.DaysOff)];
        DateOnly[] worked = [.. year.Holidays.SelectMany(holiday => holiday.MakeUpDays)];
        return
        [
            .. Twice(off).Select(day => $"{Text(day)} is listed as a holiday twice."),
            .. Twice(worked).Select(day => $"{Text(day)} is listed as a make-up workday twice."),
            .. off.Intersect(worked).Select(day => $"{Text(day)} is both a holiday and a make-up workday."),
        ];
    }

    // One slip in a year's digits would otherwise list thousands of days.
    private static bool IsWithin(CalendarYear year, CalendarHoliday holiday) =>
        holiday.From.Year == year.Year && holiday.To.Year == year.Year;

    private static IEnumerable<DateOnly> Twice(DateOnly[] days) =>
        days.CountBy(day => day).Where(pair => pair.Value > 1).Select(pair => pair.Key);

    private static string Text(DateOnly day) => $"{day:yyyy-MM-dd}";
}
