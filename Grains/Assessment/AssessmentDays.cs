using GridOrleans.Cases;
using GridOrleans.Clocks;

namespace GridOrleans.Assessment;

/// <summary>A period's days and instants. Pure.</summary>
internal static class AssessmentDays
{
    /// <summary>The longest period, in days: a leap year.</summary>
    public const int DaysMax = 366;

    /// <summary>When a day begins in China.</summary>
    public static DateTimeOffset Begin(DateOnly day) => ChinaTime.At(day.DayNumber, 0);

    /// <summary>When a period is over.</summary>
    public static DateTimeOffset End(AssessmentPeriod period) => Begin(period.To.AddDays(1));

    /// <summary>Every day of a period.</summary>
    public static IEnumerable<DateOnly> Of(AssessmentPeriod period)
    {
        for (var day = period.From; day <= period.To; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>Notes what is wrong with a period.</summary>
    public static void Check(FieldErrors errors, AssessmentPeriod period, DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        errors.Check(period.From <= period.To, "from", "a day not after 'to' is expected.");
        errors.Check(period.To <= today, "to", $"a day until {today:yyyy-MM-dd} is expected.");
        errors.Check(
            period.To.DayNumber - period.From.DayNumber < DaysMax,
            "to",
            $"a period of at most {DaysMax} days is expected.");
    }
}
