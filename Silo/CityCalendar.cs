using GridOrleans.Clocks;
using Spectre.Console;

namespace GridOrleans;

/// <summary>The holiday calendar that a silo starts with.</summary>
internal static class CityCalendar
{
    /// <summary>
    /// How far ahead it must reach at the start: longer than any limit of the table and two extensions. Later, whoever
    /// sets a limit that runs out of it is told <c>calendar_missing</c>.
    /// </summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(60);

    /// <summary>Reads the calendar, and refuses one that lacks a year which today's limits run into.</summary>
    /// <param name="file">The file; null for the official one of this release.</param>
    /// <param name="now">Today.</param>
    /// <exception cref="InvalidDataException">It is not sound, or lacks a year; the message says which.</exception>
    public static WorkCalendar Load(string? file, DateTimeOffset now)
    {
        var calendar = file is null ? WorkCalendar.LoadOfficial() : WorkCalendar.Load(File.ReadAllText(file));
        if (calendar.Missing(now, now + Ahead) is { } missing)
        {
            throw new InvalidDataException(missing);
        }

        var soon = ChinaTime.DayOf(now + Ahead).Year;
        if (calendar.ProvisionalYears.Contains(soon))
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]The holidays of {soon} are provisional: give the official ones with --calendar when out.[/]");
        }

        return calendar;
    }
}
