using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GridOrleans.Clocks;

/// <summary>The calendar as its file has it.</summary>
/// <param name="Note">What the file is.</param>
/// <param name="Years">Its years, in any order, without a gap.</param>
internal sealed record CalendarText(string Note, ImmutableArray<CalendarYear> Years);

/// <summary>What one notice of the State Council arranges, or what stands in for it.</summary>
/// <param name="Year">The calendar year; all its days lie in it.</param>
/// <param name="Source">The document that the days are from, with its number.</param>
/// <param name="Holidays">The holidays.</param>
/// <param name="Provisional">Whether the notice is not out yet, and these are the statutory days alone.</param>
internal sealed record CalendarYear(
    int Year,
    string Source,
    ImmutableArray<CalendarHoliday> Holidays,
    bool Provisional = false);

/// <summary>One line of a notice: days off in a row, and the weekend days that are worked instead 调休.</summary>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="From">The first day off.</param>
/// <param name="To">The last day off.</param>
/// <param name="MakeUp">The make-up workdays.</param>
internal sealed record CalendarHoliday(
    string Chinese,
    string English,
    DateOnly From,
    DateOnly To,
    ImmutableArray<DateOnly>? MakeUp = null)
{
    /// <summary>The days off, one by one.</summary>
    [JsonIgnore]
    public IEnumerable<DateOnly> DaysOff =>
        Enumerable.Range(From.DayNumber, Math.Max(0, To.DayNumber - From.DayNumber + 1)).Select(DateOnly.FromDayNumber);

    /// <summary>The make-up workdays; none when the file leaves them out.</summary>
    [JsonIgnore]
    public ImmutableArray<DateOnly> MakeUpDays => MakeUp is { IsDefault: false } days ? days : [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CalendarText))]
internal sealed partial class CalendarJson : JsonSerializerContext;
