using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GridOrleans.Clocks;

/// <summary>
/// A time limit 时限: a duration on one of the four clocks. As text: <c>15m</c> and <c>2h</c> are continuous,
/// <c>8wh</c> and <c>90wm</c> working time, <c>3wd</c> workdays, <c>5d</c> calendar days; whole hours are written as
/// hours.
/// </summary>
/// <param name="Clock">The clock it runs on.</param>
/// <param name="Amount">Minutes of <see cref="ClockKind.UrgentHours"/> and <see cref="ClockKind.WorkingHours"/>, days
/// of <see cref="ClockKind.Workdays"/> and <see cref="ClockKind.CalendarDays"/>.</param>
[GenerateSerializer, Immutable, Alias("limit"), JsonConverter(typeof(TextJson<Limit>))]
public readonly record struct Limit(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] int Amount) : ISpanParsable<Limit>
{
    private const int HourMinutes = 60;
    private const int WorkdayMinutes = 8 * HourMinutes;
    private const int YearDays = 365;

    // About what the official calendar leaves of a year; a round number, so that the longest limit stays the same.
    private const int YearWorkdays = 250;

    // Enough for a year in minutes, and few enough that hours in minutes never overflow.
    private const int DigitsMax = 6;

    /// <summary>Whether it gives any time at all.</summary>
    public bool IsPositive => Amount > 0;

    /// <summary>Whether it is at most <see cref="AmountMax"/>.</summary>
    public bool IsAtMostAYear => Amount <= AmountMax(Clock);

    /// <summary>
    /// The least time from start to deadline, for a validator that compares limits of different clocks. Nights and
    /// holidays make it longer, so a deadline is never computed from this.
    /// </summary>
    public TimeSpan ShortestSpan => Amount <= 0 ? TimeSpan.Zero : Clock switch
    {
        ClockKind.UrgentHours => TimeSpan.FromMinutes(Amount),
        ClockKind.WorkingHours => ShortestWorkingSpan(Amount),
        ClockKind.Workdays => TimeSpan.FromHours(18) + TimeSpan.FromDays(Amount - 1),
        ClockKind.CalendarDays => TimeSpan.FromDays(Amount),
    };

    /// <summary>
    /// The longest limit of a clock, in its own unit: a year, that is 365 days or 250 workdays of 8 hours (our
    /// convention).
    /// </summary>
    public static int AmountMax(ClockKind clock) => clock switch
    {
        ClockKind.UrgentHours => YearDays * 24 * HourMinutes,
        ClockKind.WorkingHours => YearWorkdays * WorkdayMinutes,
        ClockKind.Workdays => YearWorkdays,
        ClockKind.CalendarDays => YearDays,
    };

    /// <summary>Reads a limit.</summary>
    /// <exception cref="FormatException">The text is no limit, or none of more than 0 and at most a year.</exception>
    public static Limit Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Limit Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
    {
        if (!TryRead(s, out var limit))
        {
            throw new FormatException(
                $"'{s}' is not a limit: a whole number and a clock's unit are expected, such as 15m or 2h "
                    + "(continuous), 8wh or 90wm (working time), 3wd (workdays) or 5d (calendar days).");
        }

        return limit.IsPositive && limit.IsAtMostAYear
            ? limit
            : throw new FormatException(
                $"'{s}' is not a limit: more than 0 and at most a year, "
                    + $"{new Limit(limit.Clock, AmountMax(limit.Clock))}, is expected.");
    }

    /// <summary>Reads a limit of more than 0 and at most a year, or answers false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Limit result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Limit)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Limit result)
    {
        var valid = TryRead(s, out result) && result.IsPositive && result.IsAtMostAYear;
        result = valid ? result : default;
        return valid;
    }

    /// <summary>The limit as people write it.</summary>
    public override string ToString()
    {
        var (amount, unit) = Clock switch
        {
            ClockKind.UrgentHours when Amount % HourMinutes == 0 => (Amount / HourMinutes, "h"),
            ClockKind.UrgentHours => (Amount, "m"),
            ClockKind.WorkingHours when Amount % HourMinutes == 0 => (Amount / HourMinutes, "wh"),
            ClockKind.WorkingHours => (Amount, "wm"),
            ClockKind.Workdays => (Amount, "wd"),
            ClockKind.CalendarDays => (Amount, "d"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{amount}{unit}");
    }

    private static bool TryRead(ReadOnlySpan<char> s, out Limit limit)
    {
        limit = default;
        var digits = s.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > DigitsMax
            || (digits > 1 && s[0] == '0')
            || !int.TryParse(s[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || UnitOf(s[digits..]) is not var (clock, factor))
        {
            return false;
        }

        limit = new(clock, amount * factor);
        return true;
    }

    private static (ClockKind Clock, int Factor)? UnitOf(ReadOnlySpan<char> unit) => unit switch
    {
        "m" => (ClockKind.UrgentHours, 1),
        "h" => (ClockKind.UrgentHours, HourMinutes),
        "wm" => (ClockKind.WorkingHours, 1),
        "wh" => (ClockKind.WorkingHours, HourMinutes),
        "wd" => (ClockKind.Workdays, 1),
        "d" => (ClockKind.CalendarDays, 1),
        _ => null,
    };

    // From 08:00 of a workday whose successors are workdays, too: 4 hours before the 2 of noon, 4 after.
    private static TimeSpan ShortestWorkingSpan(int minutes)
    {
        var (days, rest) = Math.DivRem(minutes - 1, WorkdayMinutes);
        var noon = rest < WorkdayMinutes / 2 ? 0 : 2 * HourMinutes;
        return TimeSpan.FromDays(days) + TimeSpan.FromMinutes(rest + 1 + noon);
    }
}
