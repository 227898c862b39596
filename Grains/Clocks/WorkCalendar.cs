using System.Collections.Immutable;
using System.Text.Json;

namespace GridOrleans.Clocks;

/// <summary>
/// The official holiday calendar 放假安排: which days are workdays, with the make-up workdays 调休. Years follow each other
/// without a gap, so that every question is one look into an array.
/// </summary>
internal sealed class WorkCalendar
{
    private const string OfficialName = "GridOrleans.Clocks.calendar.json";

    private readonly int _firstDayNumber;

    // By day since the first one: how many workdays lie before it. One element more than there are days.
    private readonly int[] _workdaysBefore;

    // By workday, counted from 0: its day number.
    private readonly int[] _dayNumbers;

    private WorkCalendar(CalendarText text)
    {
        var years = text.Years.OrderBy(year => year.Year).ToImmutableArray();
        Years = [.. years.Select(year => year.Year)];
        ProvisionalYears = [.. years.Where(year => year.Provisional).Select(year => year.Year)];

        var holidays = years.SelectMany(year => year.Holidays).ToImmutableArray();
        var off = holidays.SelectMany(holiday => holiday.DaysOff).ToHashSet();
        var worked = holidays.SelectMany(holiday => holiday.MakeUpDays).ToHashSet();
        _firstDayNumber = new DateOnly(Years[0], 1, 1).DayNumber;
        var days = new DateOnly(Years[^1], 12, 31).DayNumber - _firstDayNumber + 1;
        _workdaysBefore = new int[days + 1];
        var dayNumbers = new List<int>(days);
        for (var index = 0; index < days; index++)
        {
            var day = DateOnly.FromDayNumber(_firstDayNumber + index);
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (worked.Contains(day) || (!isWeekend && !off.Contains(day)))
            {
                dayNumbers.Add(day.DayNumber);
            }

            _workdaysBefore[index + 1] = dayNumbers.Count;
        }

        _dayNumbers = [.. dayNumbers];
    }

    /// <summary>The years that it has, ascending.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>
    /// Those of them whose official arrangement is not in yet: they hold the statutory days alone, without make-up
    /// workdays, and their deadlines come earlier than the final calendar's may.
    /// </summary>
    public ImmutableArray<int> ProvisionalYears { get; }

    /// <summary>The calendar that comes with the project.</summary>
    public static WorkCalendar LoadOfficial()
    {
        using var stream = typeof(WorkCalendar).Assembly.GetManifestResourceStream(OfficialName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {OfficialName}.");
        return Load(stream);
    }

    /// <inheritdoc cref="Load(string)"/>
    public static WorkCalendar Load(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return Load(reader.ReadToEnd());
    }

    /// <summary>Reads a calendar.</summary>
    /// <exception cref="InvalidDataException">It is not one; every finding is named.</exception>
    public static WorkCalendar Load(string json)
    {
        var text = Parse(json);
        var findings = string.Join('\n', CalendarFindings.Of(text));
        return findings.Length == 0
            ? new WorkCalendar(text)
            : throw new InvalidDataException($"The holiday calendar is not sound:\n{findings}");
    }

    /// <summary>Whether a day is worked.</summary>
    /// <exception cref="CalendarYearMissingException">The calendar does not have its year.</exception>
    public bool IsWorkday(DateOnly day) => WorkdaysBefore(day.DayNumber + 1) > WorkdaysBefore(day.DayNumber);

    /// <summary>
    /// The first year within a period, by China's time, that the calendar does not have, as a sentence that says what
    /// to do; null when it has them all. For a host's check at start.
    /// </summary>
    public string? Missing(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (ChinaTime.DayOf(from).Year, ChinaTime.DayOf(to).Year);
        int? missing = first < Years[0] ? first : last > Years[^1] ? Math.Max(first, Years[^1] + 1) : null;
        return missing is { } year ? CalendarYearMissingException.Sentence(year) : null;
    }

    /// <summary>
    /// How many workdays of the calendar lie before a day. The day after the last one has an answer, too.
    /// </summary>
    internal int WorkdaysBefore(int dayNumber)
    {
        var index = dayNumber - _firstDayNumber;
        return index >= 0 && index < _workdaysBefore.Length
            ? _workdaysBefore[index]
            : throw new CalendarYearMissingException(DateOnly.FromDayNumber(dayNumber).Year);
    }

    /// <summary>The day number of the calendar's workday of an index from 0.</summary>
    internal int DayNumberOf(long workday)
    {
        if (workday < 0)
        {
            throw new CalendarYearMissingException(Years[0] - 1);
        }

        return workday < _dayNumbers.Length
            ? _dayNumbers[workday]
            : throw new CalendarYearMissingException(Years[^1] + 1);
    }

    // The serializer respects what may be null for members, not for the elements of a list.
    private static bool HasNoHoles(CalendarText text) =>
        !text.Years.IsDefault
        && !text.Years.Contains(null!)
        && text.Years.All(year => !year.Holidays.IsDefault && !year.Holidays.Contains(null!));

    private static CalendarText Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CalendarJson.Default.CalendarText) is { } text && HasNoHoles(text)
                ? text
                : throw new InvalidDataException("The holiday calendar cannot be read: it, or a row of it, is null.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"The holiday calendar cannot be read: {damage.Message}", damage);
        }
    }
}
