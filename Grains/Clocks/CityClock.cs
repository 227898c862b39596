namespace GridOrleans.Clocks;

/// <summary>
/// Reckons deadlines on the four clocks, by China's time and the official calendar. Every answer takes constant time
/// and has offset zero. Not what time it is: instants come in.
/// </summary>
/// <param name="calendar">The workdays.</param>
internal sealed class CityClock(WorkCalendar calendar)
{
    /// <summary>
    /// When a limit that starts at <paramref name="start"/> is used up 到期. Working hours end within working time, at
    /// 12:00 or 18:00 sharp rather than when work begins again; n workdays end at 18:00 of the n-th workday after the
    /// day of the start, n calendar days at its 24:00 (our conventions).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit gives no time.</exception>
    /// <exception cref="CalendarYearMissingException">The calendar lacks a year that is needed.</exception>
    public DateTimeOffset DueAfter(DateTimeOffset start, Limit limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Amount, nameof(limit));
        return limit.Clock switch
        {
            ClockKind.UrgentHours or ClockKind.WorkingHours =>
                Add(start, TimeSpan.FromTicks(limit.Amount * TimeSpan.TicksPerMinute), limit.Clock),
            ClockKind.Workdays => EndOfWorkday(start, limit.Amount),
            ClockKind.CalendarDays => ChinaTime.At(ChinaTime.DayNumberOf(start) + limit.Amount + 1, 0),
        };
    }

    /// <summary>
    /// How long the clock runs from one instant to another: continuously for urgent hours and calendar days, in working
    /// time for working hours and workdays. Negative, by as much as the clock has run since, when
    /// <paramref name="due"/> is past; so a case that was late when suspended is late by as much when it goes on.
    /// </summary>
    /// <exception cref="CalendarYearMissingException">The calendar lacks a year that is needed.</exception>
    public TimeSpan Left(DateTimeOffset from, DateTimeOffset due, ClockKind clock) => clock switch
    {
        ClockKind.UrgentHours or ClockKind.CalendarDays => due - from,
        ClockKind.WorkingHours or ClockKind.Workdays => TimeSpan.FromTicks(Worked(due) - Worked(from)),
    };

    /// <summary>
    /// The first instant at which the clock has run for so long since <paramref name="from"/>; back in time when
    /// <paramref name="running"/> is negative. A suspended deadline goes on at
    /// <c>Add(resumedAt, Left(suspendedAt, due, clock), clock)</c>.
    /// </summary>
    /// <exception cref="CalendarYearMissingException">The calendar lacks a year that is needed.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan running, ClockKind clock) => clock switch
    {
        ClockKind.UrgentHours or ClockKind.CalendarDays => (from + running).ToUniversalTime(),
        ClockKind.WorkingHours or ClockKind.Workdays => FirstAt(Worked(from) + running.Ticks),
    };

    private DateTimeOffset EndOfWorkday(DateTimeOffset start, int workdays)
    {
        var tomorrow = ChinaTime.DayNumberOf(start) + 1;
        var day = calendar.DayNumberOf(calendar.WorkdaysBefore(tomorrow) + workdays - 1);
        return ChinaTime.At(day, WorkingTime.DayEnd);
    }

    // Working time since the calendar's begin, in ticks.
    private long Worked(DateTimeOffset instant)
    {
        var day = ChinaTime.DayNumberOf(instant);
        var before = calendar.WorkdaysBefore(day);
        var isWorkday = calendar.WorkdaysBefore(day + 1) > before;
        return (before * WorkingTime.PerDay) + (isWorkday ? WorkingTime.Until(ChinaTime.TimeOfDay(instant)) : 0);
    }

    private DateTimeOffset FirstAt(long worked)
    {
        // The last tick of the working time that has to pass tells the day; so 18:00 is not tomorrow's 08:00.
        var workday = (worked - 1) / WorkingTime.PerDay;
        var day = calendar.DayNumberOf(worked <= 0 ? -1 : workday);
        return ChinaTime.At(day, WorkingTime.At(worked - (workday * WorkingTime.PerDay)));
    }
}
