using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Clocks;

namespace GridOrleans.Unit.Clocks;

/// <summary>
/// The four clocks as one would explain them: walks minute by minute over a calendar of two years and counts. Knows
/// nothing of the code under test; instants are China's time in whole minutes.
/// </summary>
internal sealed class SlowClock
{
    private readonly DateTime _begin;
    private readonly bool[] _isWorkday;

    /// <summary>A calendar of holidays, each a first day and a length, and of weekend days that are worked.</summary>
    public SlowClock(int year, (int Day, int Length)[] holidays, int[] worked)
    {
        _begin = new(year, 1, 1);
        var days = (new DateTime(year + 2, 1, 1) - _begin).Days;
        var off = new HashSet<int>();
        var lines = new List<CalendarHoliday>();
        foreach (var (day, length) in holidays.Prepend((0, 1)).Append((Day(new(year + 1, 1, 1)), 1)))
        {
            var last = day + length - 1;
            if (last < days && Date(day).Year == Date(last).Year && !Enumerable.Range(day, length).Any(off.Contains))
            {
                off.UnionWith(Enumerable.Range(day, length));
                lines.Add(new("节", "Festival", Date(day), Date(last), []));
            }
        }

        var makeUp = worked.Where(day => day < days && IsWeekend(day) && !off.Contains(day)).ToHashSet();
        var isWorkday = (int day) => makeUp.Contains(day) || !(IsWeekend(day) || off.Contains(day));
        _isWorkday = [.. Enumerable.Range(0, days).Select(isWorkday)];
        Fast = new(WorkCalendar.Load(Json(year, lines, makeUp)));
    }

    /// <summary>The clock under test, on the same calendar.</summary>
    public CityClock Fast { get; }

    /// <summary>The instant so many minutes after the calendar's begin.</summary>
    public DateTimeOffset At(int minute) => new(_begin.AddMinutes(minute), TimeSpan.FromHours(8));

    /// <summary>Whether the minute that begins then is worked.</summary>
    public bool IsWorked(int minute) =>
        _isWorkday[minute / 1440] && (minute % 1440 / 60) is (>= 8 and < 12) or (>= 14 and < 18);

    /// <summary>When a limit that starts at a minute is used up.</summary>
    public int Due(int start, Limit limit)
    {
        var (now, left) = (start, limit.Amount);
        while (left > 0)
        {
            var isCounted = limit.Clock switch
            {
                ClockKind.UrgentHours => true,
                ClockKind.WorkingHours => IsWorked(now),
                ClockKind.Workdays => now % 1440 == (18 * 60) - 1 && IsWorked(now) && now / 1440 > start / 1440,
                ClockKind.CalendarDays => now % 1440 == 1439 && now / 1440 > start / 1440,
            };
            now++;
            left -= isCounted ? 1 : 0;
        }

        return now;
    }

    /// <summary>How many working minutes lie between two minutes, the first of which is the earlier one.</summary>
    public int Worked(int from, int to) => Enumerable.Range(from, to - from).Count(IsWorked);

    private DateOnly Date(int day) => DateOnly.FromDateTime(_begin).AddDays(day);

    private int Day(DateTime date) => (date - _begin).Days;

    private bool IsWeekend(int day) => Date(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private string Json(int first, List<CalendarHoliday> lines, HashSet<int> makeUp)
    {
        var years = new[] { first, first + 1 }.Select(year =>
        {
            CalendarHoliday[] own = [.. lines.Where(line => line.From.Year == year)];
            ImmutableArray<DateOnly> worked = [.. makeUp.Select(Date).Where(date => date.Year == year)];
            return new CalendarYear(year, "made up", [own[0] with { MakeUp = worked }, .. own[1..]]);
        });
        return JsonSerializer.Serialize(new("made up", [.. years]), CalendarJson.Default.CalendarText);
    }
}
