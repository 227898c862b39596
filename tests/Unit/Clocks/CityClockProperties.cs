using CsCheck;
using GridOrleans.Clocks;
using Xunit;

namespace GridOrleans.Unit.Clocks;

/// <summary>What must hold on any calendar, from any start, for any limit.</summary>
public sealed class CityClockProperties
{
    private const int Iterations = 2_000;
    private const int DayMinutes = 24 * 60;

    // Starts leave room before and after them for the longest limit within the two years.
    private static readonly Gen<int> Minute = Gen.Int[120 * DayMinutes, 420 * DayMinutes];

    private static readonly Gen<SlowClock> Clocks = Gen.Select(
        Gen.Int[2000, 2100],
        Gen.Select(Gen.Int[0, 729], Gen.Int[1, 9]).Array[0, 24],
        Gen.Int[0, 729].Array[0, 80],
        (year, holidays, worked) => new SlowClock(year, holidays, worked));

    private static readonly Gen<Limit> Limits = Gen.OneOf(
        Gen.Int[1, 6_000].Select(minutes => new Limit(ClockKind.UrgentHours, minutes)),
        Gen.Int[1, 6_000].Select(minutes => new Limit(ClockKind.WorkingHours, minutes)),
        Gen.Int[1, 25].Select(hours => new Limit(ClockKind.WorkingHours, 4 * 60 * hours)),
        Gen.Int[1, 30].Select(days => new Limit(ClockKind.Workdays, days)),
        Gen.Int[1, 30].Select(days => new Limit(ClockKind.CalendarDays, days)));

    [Fact]
    public void A_deadline_is_that_of_counting_minute_by_minute() =>
        Gen.Select(Clocks, Minute, Limits).Sample(
            (slow, start, limit) =>
                Assert.Equal(slow.At(slow.Due(start, limit)), slow.Fast.DueAfter(slow.At(start), limit)),
            iter: Iterations);

    [Fact]
    public void What_is_left_is_what_counting_minute_by_minute_finds() =>
        Gen.Select(Clocks, Minute, Gen.Int[0, 40 * DayMinutes], Gen.Enum<ClockKind>()).Sample(
            (slow, from, minutes, clock) =>
            {
                var isContinuous = clock is ClockKind.UrgentHours or ClockKind.CalendarDays;
                var expected = TimeSpan.FromMinutes(isContinuous ? minutes : slow.Worked(from, from + minutes));
                var (earlier, later) = (slow.At(from), slow.At(from + minutes));

                Assert.Equal(expected, slow.Fast.Left(earlier, later, clock));
                Assert.Equal(-expected, slow.Fast.Left(later, earlier, clock));
            },
            iter: Iterations);

    [Fact]
    public void Adding_what_is_left_gives_the_deadline_again() =>
        Gen.Select(Clocks, Minute, Limits, Gen.Int[-20, 20 * DayMinutes]).Sample(
            (slow, start, limit, later) =>
            {
                var due = slow.Fast.DueAfter(slow.At(start), limit);
                var from = slow.At(start + later);

                Assert.Equal(due, slow.Fast.Add(from, slow.Fast.Left(from, due, limit.Clock), limit.Clock));
            },
            iter: Iterations);

    [Fact]
    public void What_was_added_is_left_to_the_tick_forward_and_back() =>
        Gen.Select(Clocks, Minute, Gen.Long[0, TimeSpan.TicksPerMinute], TwoWorkingWeeks, Gen.Enum<ClockKind>()).Sample(
            (slow, minute, ticks, running, clock) =>
            {
                var from = slow.At(minute).AddTicks(ticks);

                Assert.Equal(running, slow.Fast.Left(from, slow.Fast.Add(from, running, clock), clock));
            },
            iter: Iterations);

    [Fact]
    public void A_later_start_or_a_longer_limit_is_never_due_earlier() =>
        Gen.Select(Clocks, Minute, Limits, Gen.Int[0, 5 * DayMinutes], Gen.Int[1, 10]).Sample(
            (slow, start, limit, later, longer) =>
            {
                var due = slow.Fast.DueAfter(slow.At(start), limit);

                Assert.True(due > slow.At(start));
                Assert.True(slow.Fast.DueAfter(slow.At(start + later), limit) >= due);
                Assert.True(slow.Fast.DueAfter(slow.At(start), limit with { Amount = limit.Amount + longer }) > due);
            },
            iter: Iterations);

    [Fact]
    public void A_working_clock_is_never_due_outside_working_time() =>
        Gen.Select(Clocks, Minute, Limits).Where((_, _, limit) => IsWorking(limit.Clock)).Sample(
            (slow, start, limit) =>
            {
                var due = (int)(slow.Fast.DueAfter(slow.At(start), limit) - slow.At(0)).TotalMinutes;

                Assert.True(slow.IsWorked(due - 1), $"{slow.At(due)} ends no working minute.");
                Assert.True(limit.Clock is ClockKind.WorkingHours || due % DayMinutes == 18 * 60);
            },
            iter: Iterations);

    private static Gen<TimeSpan> TwoWorkingWeeks =>
        Gen.Long[-80 * TimeSpan.TicksPerHour, 80 * TimeSpan.TicksPerHour].Select(TimeSpan.FromTicks);

    private static bool IsWorking(ClockKind clock) => clock is ClockKind.WorkingHours or ClockKind.Workdays;
}
