using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Clocks;
using GridOrleans.Unit.House;
using Xunit;

namespace GridOrleans.Unit.Clocks;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Official = WorkCalendar.LoadOfficial();

    // A year's weekdays, less the holidays among them, and the make-up days: counted from the notices.
    [Theory]
    [InlineData(2024, "国办发明电〔2023〕7号", 262 - 19 + 8)]
    [InlineData(2025, "国办发明电〔2024〕12号", 261 - 18 + 5)]
    [InlineData(2026, "国办发明电〔2025〕7号", 261 - 19 + 6)]
    [InlineData(2027, "国务院令第795号", 261 - 7)]
    public void A_year_has_as_many_workdays_as_its_source_leaves_and_the_document_says_so(
        int year, string source, int workdays)
    {
        var days = Enumerable.Range(new DateOnly(year, 1, 1).DayNumber, DateTime.IsLeapYear(year) ? 366 : 365);

        Assert.Equal(workdays, days.Count(day => Official.IsWorkday(DateOnly.FromDayNumber(day))));
        var json = SourceTree.Read("Grains", "Clocks", "calendar.json");
        var text = JsonSerializer.Deserialize(json, CalendarJson.Default.CalendarText)!;
        Assert.Contains(source, text.Years.Single(row => row.Year == year).Source, StringComparison.Ordinal);
        var row = $"| {year} | {source} | {workdays} |";
        Assert.Contains(row, SourceTree.Read("docs", "clocks.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-13", true)] // Friday
    [InlineData("2026-02-14", true)] // Saturday, made up
    [InlineData("2026-02-15", false)] // Sunday, the first of nine days off
    [InlineData("2026-02-23", false)] // Monday, the last one
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)] // Saturday, made up
    [InlineData("2026-03-01", false)] // Sunday
    [InlineData("2025-10-08", false)] // Wednesday; Mid-Autumn lengthens National Day
    [InlineData("2025-10-11", true)] // Saturday, made up
    [InlineData("2024-09-14", true)] // Saturday, made up
    public void Holidays_are_free_and_make_up_days_are_worked(string day, bool isWorkday) =>
        Assert.Equal(isWorkday, Official.IsWorkday(Day(day)));

    [Fact]
    public void A_provisional_year_is_named_and_has_no_make_up_day()
    {
        Assert.Equal([2024, 2025, 2026, 2027], Official.Years);
        Assert.Equal([2027], Official.ProvisionalYears);
        Assert.DoesNotContain(
            Enumerable.Range(new DateOnly(2027, 1, 1).DayNumber, 365).Select(DateOnly.FromDayNumber),
            day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && Official.IsWorkday(day));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_moon_agrees_with_the_festivals(int year)
    {
        var moon = new ChineseLunisolarCalendar();
        var newYear = DateOnly.FromDateTime(moon.ToDateTime(year, 1, 1, 0, 0, 0, 0));
        var dragonBoat = DateOnly.FromDateTime(moon.ToDateTime(year, Month(5), 5, 0, 0, 0, 0));
        var midAutumn = DateOnly.FromDateTime(moon.ToDateTime(year, Month(8), 15, 0, 0, 0, 0));

        // New Year's Eve is a statutory holiday since 2025.
        var free = Enumerable.Range(year < 2025 ? 0 : -1, year < 2025 ? 3 : 4).Select(newYear.AddDays);
        Assert.All([.. free, dragonBoat, midAutumn], day => Assert.False(Official.IsWorkday(day), $"{day:o}"));

        // A leap month, counted as one, comes before the months that follow it.
        int Month(int month) => moon.GetLeapMonth(year) is var leap and > 0 && leap <= month ? month + 1 : month;
    }

    [Theory]
    [InlineData("2023-12-31", 2023)]
    [InlineData("2028-01-01", 2028)]
    [InlineData("2031-06-01", 2031)]
    public void A_missing_year_is_never_a_silent_weekend(string day, int year)
    {
        var missing = Assert.Throws<CalendarYearMissingException>(() => Official.IsWorkday(Day(day)));

        Assert.Equal(year, missing.Year);
        Assert.Contains($"no year {year}: add its official arrangement", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00+08:00", "2027-12-31T23:59:59+08:00", null)]
    [InlineData("2026-11-25T00:00:00+08:00", "2027-12-31T16:00:00Z", 2028)]
    [InlineData("2026-11-25T00:00:00+08:00", "2040-01-01T00:00:00Z", 2028)]
    [InlineData("2030-11-25T00:00:00+08:00", "2031-11-25T00:00:00+08:00", 2030)]
    [InlineData("2023-12-31T15:59:59Z", "2025-01-01T00:00:00Z", 2023)]
    [InlineData("2023-12-31T16:00:00Z", "2025-01-01T00:00:00Z", null)]
    public void A_host_is_told_the_first_missing_year_by_chinas_time(string from, string to, int? year)
    {
        var missing = Official.Missing(DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(to, null));

        Assert.Equal(year is { } expected ? CalendarYearMissingException.Sentence(expected) : null, missing);
    }

    public static TheoryData<string, string, string> Damages => new()
    {
        { "years[2].year", "2025", "2025: the year stands there twice." },
        { "years[3].year", "2029", "2029: there is a gap, because 2028 is missing." },
        { "years[0].year", "24", "24: a year from 1992 to 2200 is expected." },
        { "years[0].year", "2023", "2023: 元旦: 2024-01-01 is outside the year." },
        { "years[2].source", "\" \"", "2026: source: the document that the days are from is expected." },
        { "years[2].holidays", "[]", "2026: holidays: a year without a holiday is no arrangement." },
        { "years[2].holidays[1].to", "\"2027-02-23\"", "2026: 春节: 2027-02-23 is outside the year." },
        { "years[2].holidays[1].to", "\"2026-02-01\"", "春节 ends on 2026-02-01, before it begins on 2026-02-15." },
        { "years[2].holidays[1].makeUp[0]", "\"2026-02-13\"", "make-up workday 2026-02-13 is a Friday; a Saturday" },
        { "years[2].holidays[1].makeUp[0]", "\"2025-02-15\"", "2026: 春节: 2025-02-15 is outside the year." },
        { "years[2].holidays[1].makeUp[0]", "\"2026-02-28\"", "2026-02-28 is listed as a make-up workday twice." },
        { "years[2].holidays[1].makeUp[0]", "\"2026-02-15\"", "2026-02-15 is both a holiday and a make-up workday." },
        { "years[2].holidays[2].from", "\"2026-02-23\"", "2026: 2026-02-23 is listed as a holiday twice." },
        { "years[2].holidays[2].english", "\"\"", "holiday from 2026-04-04: a Chinese and an English name" },
        { "years[2].holidays[2].from", "\"2026-02-30\"", "The holiday calendar cannot be read" },
        { "years[2].holidays[2]", "null", "The holiday calendar cannot be read" },
        { "years[2]", "null", "The holiday calendar cannot be read" },
        { "years", "[]", "years: at least one is expected." },
        { "years", "null", "The holiday calendar cannot be read" },
        { "surprise", "1", "The holiday calendar cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_calendar_is_refused(string path, string value, string finding)
    {
        var refused = Assert.Throws<InvalidDataException>(() => WorkCalendar.Load(Damaged((path, value))));

        Assert.Contains(finding, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_is_named_at_once()
    {
        var json = Damaged(("years[0].source", "\"\""), ("years[2].holidays[1].makeUp[0]", "\"2026-02-13\""));

        var refused = Assert.Throws<InvalidDataException>(() => WorkCalendar.Load(json));

        Assert.Equal(3, refused.Message.Split('\n').Length);
    }

    [Fact]
    public void A_text_that_is_no_json_is_refused() =>
        Assert.Throws<InvalidDataException>(() => WorkCalendar.Load("workdays"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static string Damaged(params (string Path, string Value)[] damages)
    {
        using var stream = typeof(WorkCalendar).Assembly.GetManifestResourceStream("GridOrleans.Clocks.calendar.json")!;
        var root = JsonNode.Parse(stream)!;
        foreach (var (path, value) in damages)
        {
            var parts = path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
            var parent = parts[..^1].Aggregate(root, (node, name) => Child(node, name)!);
            if (int.TryParse(parts[^1], out var index))
            {
                parent[index] = JsonNode.Parse(value);
            }
            else
            {
                parent[parts[^1]] = JsonNode.Parse(value);
            }
        }

        return JsonSerializer.Serialize(root);
    }

    private static JsonNode? Child(JsonNode node, string name) =>
        int.TryParse(name, out var index) ? node[index] : node[name];
}
