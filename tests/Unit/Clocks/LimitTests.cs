using System.Text.Json;
using CsCheck;
using GridOrleans.Clocks;
using Xunit;

namespace GridOrleans.Unit.Clocks;

public sealed class LimitTests
{
    [Theory]
    [InlineData("15m", ClockKind.UrgentHours, 15, "15m")]
    [InlineData("2h", ClockKind.UrgentHours, 120, "2h")]
    [InlineData("120m", ClockKind.UrgentHours, 120, "2h")]
    [InlineData("8760h", ClockKind.UrgentHours, 525_600, "8760h")]
    [InlineData("8wh", ClockKind.WorkingHours, 480, "8wh")]
    [InlineData("90wm", ClockKind.WorkingHours, 90, "90wm")]
    [InlineData("2000wh", ClockKind.WorkingHours, 120_000, "2000wh")]
    [InlineData("3wd", ClockKind.Workdays, 3, "3wd")]
    [InlineData("5d", ClockKind.CalendarDays, 5, "5d")]
    public void A_limit_is_read_and_written(string text, ClockKind clock, int amount, string canonical)
    {
        var limit = Limit.Parse(text);

        Assert.Equal(new(clock, amount), limit);
        Assert.Equal(canonical, limit.ToString());
        Assert.True(Limit.TryParse(text, null, out var again));
        Assert.Equal(limit, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("8")]
    [InlineData("08h")]
    [InlineData("-8h")]
    [InlineData("+8h")]
    [InlineData("8 h")]
    [InlineData("8H")]
    [InlineData("1.5h")]
    [InlineData("8hours")]
    [InlineData("1234567m")]
    [InlineData("99999999999d")]
    public void A_text_that_is_no_limit_is_told_what_one_looks_like(string text)
    {
        var refused = Assert.Throws<FormatException>(() => Limit.Parse(text));

        Assert.StartsWith($"'{text}' is not a limit: a whole number and a clock's unit", refused.Message, Ordinal);
        Assert.False(Limit.TryParse(text, null, out var none));
        Assert.Equal(default, none);
    }

    [Theory]
    [InlineData("0m", "8760h")]
    [InlineData("0wd", "250wd")]
    [InlineData("8761h", "8760h")]
    [InlineData("2001wh", "2000wh")]
    [InlineData("999999h", "8760h")]
    [InlineData("251wd", "250wd")]
    [InlineData("366d", "365d")]
    public void A_limit_of_nothing_or_of_more_than_a_year_is_told_the_longest(string text, string longest)
    {
        var refused = Assert.Throws<FormatException>(() => Limit.Parse(text));

        var expected = $"'{text}' is not a limit: more than 0 and at most a year, {longest}, is expected.";
        Assert.Equal(expected, refused.Message);
        Assert.False(Limit.TryParse(text, null, out _));
    }

    [Fact]
    public void A_validator_can_tell_a_limit_that_was_never_set_or_is_too_long()
    {
        Assert.False(default(Limit).IsPositive);
        Assert.Equal(TimeSpan.Zero, default(Limit).ShortestSpan);
        foreach (var clock in Enum.GetValues<ClockKind>())
        {
            var longest = new Limit(clock, Limit.AmountMax(clock));
            Assert.True(longest is { IsPositive: true, IsAtMostAYear: true });
            Assert.False((longest with { Amount = longest.Amount + 1 }).IsAtMostAYear);
            Assert.False((longest with { Amount = -1 }).IsPositive);
        }
    }

    // Weeks from a Monday without a holiday, so that nothing but nights stands between.
    [Theory]
    [InlineData("15m", "2026-03-02T08:00:00+08:00")]
    [InlineData("4wh", "2026-03-02T08:00:00+08:00")]
    [InlineData("5wh", "2026-03-02T08:00:00+08:00")]
    [InlineData("8wh", "2026-03-02T08:00:00+08:00")]
    [InlineData("12wh", "2026-03-02T08:00:00+08:00")]
    [InlineData("30wh", "2026-03-02T08:00:00+08:00")]
    [InlineData("3wd", "2026-03-02T23:59:59.9999999+08:00")]
    [InlineData("3d", "2026-03-02T23:59:59.9999999+08:00")]
    public void The_shortest_span_is_that_of_the_luckiest_start(string text, string start)
    {
        var limit = Limit.Parse(text);
        var from = DateTimeOffset.Parse(start, null);

        var span = new CityClock(WorkCalendar.LoadOfficial()).DueAfter(from, limit) - from;

        Assert.Equal(limit.ShortestSpan.TotalSeconds, span.TotalSeconds, tolerance: 1e-3);
    }

    [Fact]
    public void Every_limit_survives_its_text_and_its_json() =>
        Gen.Select(Gen.Enum<ClockKind>(), Gen.Int[1, 525_600])
            .Select((clock, amount) => new Limit(clock, 1 + (amount % Limit.AmountMax(clock))))
            .Sample(limit =>
            {
                Assert.Equal(limit, Limit.Parse(limit.ToString()));
                var json = JsonSerializer.Serialize(limit);
                Assert.Equal($"\"{limit}\"", json);
                Assert.Equal(limit, JsonSerializer.Deserialize<Limit>(json));
            });

    [Fact]
    public void Json_that_is_no_limit_says_so()
    {
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Limit>("\"9 days\""));

        Assert.Contains("'9 days' is not a limit", refused.Message, Ordinal);
        Assert.Equal("\"working_hours\"", JsonSerializer.Serialize(ClockKind.WorkingHours));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
