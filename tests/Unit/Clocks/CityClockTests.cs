using GridOrleans.Clocks;
using Xunit;

namespace GridOrleans.Unit.Clocks;

public sealed class CityClockTests
{
    private const string China = "+08:00";

    private static readonly CityClock Clock = new(WorkCalendar.LoadOfficial());

    [Theory]
    // Wednesday morning, through lunch, to the very end of a half day, over the night.
    [InlineData("2026-03-04T09:00", "2wh", "2026-03-04T11:00")]
    [InlineData("2026-03-04T10:00", "2wh", "2026-03-04T12:00")]
    [InlineData("2026-03-04T10:00", "121wm", "2026-03-04T14:01")]
    [InlineData("2026-03-04T12:30", "4wh", "2026-03-04T18:00")]
    [InlineData("2026-03-04T09:00", "8wh", "2026-03-05T09:00")]
    [InlineData("2026-03-04T22:00", "8wh", "2026-03-05T18:00")]
    [InlineData("2026-03-04T06:00", "8wh", "2026-03-04T18:00")]
    // Friday 18:00: the weekend does not count.
    [InlineData("2026-03-06T18:00", "1wh", "2026-03-09T09:00")]
    [InlineData("2026-03-06T17:59:30", "1wm", "2026-03-09T08:00:30")]
    // The Saturday before Spring Festival is worked; the nine days after it are not.
    [InlineData("2026-02-13T17:00", "8wh", "2026-02-14T17:00")]
    [InlineData("2026-02-14T17:00", "8wh", "2026-02-24T17:00")]
    [InlineData("2026-02-18T10:00", "8wh", "2026-02-24T18:00")]
    public void Working_hours_run_on_workdays_from_8_to_12_and_from_14_to_18(string start, string limit, string due) =>
        AssertDue(start, limit, due);

    [Theory]
    [InlineData("2026-03-04T00:00", "1wd", "2026-03-05T18:00")]
    [InlineData("2026-03-04T23:59", "1wd", "2026-03-05T18:00")]
    [InlineData("2026-03-06T10:00", "1wd", "2026-03-09T18:00")]
    [InlineData("2026-03-07T10:00", "1wd", "2026-03-09T18:00")]
    [InlineData("2026-02-13T10:00", "3wd", "2026-02-25T18:00")]
    [InlineData("2025-12-31T10:00", "1wd", "2026-01-04T18:00")]
    public void Workdays_end_at_18_of_the_last_one_and_the_day_of_the_start_does_not_count(
        string start, string limit, string due) => AssertDue(start, limit, due);

    [Theory]
    [InlineData("2026-02-14T10:00", "3d", "2026-02-18T00:00")]
    [InlineData("2026-02-14T00:00", "1d", "2026-02-16T00:00")]
    [InlineData("2026-02-14T23:59:59", "1d", "2026-02-16T00:00")]
    public void Calendar_days_end_at_24_and_holidays_count(string start, string limit, string due) =>
        AssertDue(start, limit, due);

    [Theory]
    [InlineData("2026-02-14T23:50", "15m", "2026-02-15T00:05")]
    [InlineData("2026-02-14T17:00", "24h", "2026-02-15T17:00")]
    public void Urgent_hours_never_stop(string start, string limit, string due) => AssertDue(start, limit, due);

    [Fact]
    public void A_start_in_another_time_zone_is_the_same_instant()
    {
        var limit = Limit.Parse("1wd");

        Assert.Equal(Clock.DueAfter(At("2026-03-05T00:30"), limit), Clock.DueAfter(Utc("2026-03-04T16:30"), limit));
        Assert.Equal(Clock.DueAfter(At("2026-03-04T23:30"), limit), Clock.DueAfter(Utc("2026-03-04T15:30"), limit));
    }

    [Fact]
    public void A_suspended_deadline_goes_on_with_the_working_time_that_was_left()
    {
        var due = Clock.DueAfter(At("2026-03-04T16:00"), Limit.Parse("8wh"));
        var left = Clock.Left(At("2026-03-04T17:00"), due, ClockKind.WorkingHours);

        Assert.Equal(TimeSpan.FromHours(7), left);
        Assert.Equal(At("2026-03-16T17:00"), Clock.Add(At("2026-03-15T12:00"), left, ClockKind.WorkingHours));
    }

    [Fact]
    public void A_suspended_deadline_of_workdays_goes_on_in_working_time()
    {
        var due = Clock.DueAfter(At("2026-03-04T10:00"), Limit.Parse("1wd"));
        var left = Clock.Left(At("2026-03-05T15:00"), due, ClockKind.Workdays);

        Assert.Equal(TimeSpan.FromHours(3), left);
        Assert.Equal(At("2026-03-10T11:00"), Clock.Add(At("2026-03-10T08:00"), left, ClockKind.Workdays));
    }

    [Fact]
    public void A_case_that_was_late_when_it_was_suspended_is_late_by_as_much_when_it_goes_on()
    {
        var due = At("2026-03-04T11:00");
        var left = Clock.Left(At("2026-03-04T15:00"), due, ClockKind.WorkingHours);

        Assert.Equal(TimeSpan.FromHours(-2), left);
        Assert.Equal(At("2026-03-09T15:00"), Clock.Add(At("2026-03-09T17:00"), left, ClockKind.WorkingHours));
        Assert.Equal(TimeSpan.FromHours(-4), Clock.Left(At("2026-03-04T15:00"), due, ClockKind.CalendarDays));
    }

    [Theory]
    [InlineData("8wh")]
    [InlineData("1wd")]
    public void A_deadline_that_needs_a_missing_year_is_refused(string limit)
    {
        var missing = Assert.Throws<CalendarYearMissingException>(
            () => Clock.DueAfter(At("2027-12-31T18:00"), Limit.Parse(limit)));

        Assert.Equal(2028, missing.Year);
    }

    [Fact]
    public void The_calendar_is_used_to_its_last_hour_and_not_before_its_first()
    {
        Assert.Equal(At("2027-12-31T18:00"), Clock.DueAfter(At("2027-12-31T10:00"), Limit.Parse("6wh")));
        Assert.Equal(
            2023,
            Assert.Throws<CalendarYearMissingException>(
                () => Clock.Add(At("2024-01-02T09:00"), TimeSpan.FromHours(-2), ClockKind.WorkingHours)).Year);
    }

    [Fact]
    public void Continuous_clocks_need_no_calendar()
    {
        AssertDue("2040-01-01T10:00", "2h", "2040-01-01T12:00");
        AssertDue("2040-01-01T10:00", "2d", "2040-01-04T00:00");
    }

    [Fact]
    public void A_limit_that_gives_no_time_has_no_deadline() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.DueAfter(At("2026-03-04T10:00"), default));

    [Fact]
    public void Reckoning_a_deadline_allocates_nothing()
    {
        var start = At("2026-02-13T17:00");
        Limit[] limits = [Limit.Parse("15m"), Limit.Parse("8wh"), Limit.Parse("250wd"), Limit.Parse("5d")];
        Reckon();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Reckon();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Reckon()
        {
            foreach (var limit in limits)
            {
                var due = Clock.DueAfter(start, limit);
                _ = Clock.Add(start, Clock.Left(start, due, limit.Clock), limit.Clock);
            }
        }
    }

    private static void AssertDue(string start, string limit, string due)
    {
        var answer = Clock.DueAfter(At(start), Limit.Parse(limit));

        Assert.Equal(At(due), answer);
        Assert.Equal(TimeSpan.Zero, answer.Offset);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + China, null);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", null);
}
