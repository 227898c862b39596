using GridOrleans.Gridworkers;
using GridOrleans.Workflow;

namespace GridOrleans.Assessment;

/// <summary>
/// What is wrong with an indicator file. That counting reported events is abolished is published; so an indicator that
/// grows with a count of anything does not load, and the finding says what to use instead. Pure.
/// </summary>
internal static class IndicatorFindings
{
    private const int WeightsTogether = 100;
    private const int CodeMax = 64;
    private const int TaskMinutesMax = 10_000;
    private const int DayMinutesMax = 1_440;

    // The operators that people reach for, and what each of them does.
    private static readonly string[] Counting =
        ["count", "sum", "total", "number", "mean", "average", "max", "min", "per", "rate", "growth", "rank"];

    // What grows by being done more often, and the quality that says how well it was done.
    private static readonly (string Part, Quality Instead)[] Quantities =
    [
        ("report", Quality.Timely),
        ("case", Quality.Timely),
        ("event", Quality.Timely),
        ("matter", Quality.Timely),
        ("kilomet", Quality.Covered),
        ("metre", Quality.Covered),
        ("km", Quality.Covered),
        ("patrol", Quality.Covered),
        ("check_in", Quality.Covered),
        ("visit", Quality.Covered),
        ("service", Quality.Satisfied),
        ("order", Quality.Satisfied),
        ("rating", Quality.Satisfied),
        ("star", Quality.Satisfied),
    ];

    /// <summary>Every finding, one sentence each; empty when the file is sound.</summary>
    public static IEnumerable<string> Of(IndicatorText text) =>
    [
        .. Blank("version", text.Version),
        .. Blank("note", text.Note),
        .. Together(text),
        .. text.Indicators.SelectMany(Of),
        .. Of(text.Load),
    ];

    /// <summary>The measure that a row names, when it is sound.</summary>
    public static (Measure? Measure, bool LowerBound) Read(IndicatorRow row)
    {
        var lowerBound = row.Measure.ContainsKey(Measure.LowerBound);
        var named = row.Measure.GetValueOrDefault(lowerBound ? Measure.LowerBound : Measure.Share);
        var of = row.Measure.GetValueOrDefault(Measure.OfKey);
        return row.Measure.Count == 2
            ? (Measure.All.FirstOrDefault(known => known.Name == named && known.Of == of), lowerBound)
            : (null, lowerBound);
    }

    private static IEnumerable<string> Together(IndicatorText text)
    {
        foreach (var (code, count) in text.Indicators.CountBy(row => row.Code, StringComparer.Ordinal))
        {
            if (count > 1)
            {
                yield return $"Indicator {code} stands there {count} times; once is expected.";
            }
        }

        var weights = text.Indicators.Sum(row => (long)row.Weight);
        if (weights != WeightsTogether)
        {
            yield return $"The weights are {weights} together; {WeightsTogether} are expected.";
        }
    }

    private static IEnumerable<string> Of(IndicatorRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Code) || row.Code.Length > CodeMax)
        {
            yield return $"Indicator '{row.Code}': a code of 1–{CodeMax} characters is expected.";
        }

        if (string.IsNullOrWhiteSpace(row.Chinese) || string.IsNullOrWhiteSpace(row.English))
        {
            yield return $"Indicator {row.Code}: a Chinese and an English name are expected.";
        }

        if (row.Weight is < 1 or > WeightsTogether)
        {
            yield return $"Indicator {row.Code}: a weight of 1–{WeightsTogether} is expected, not {row.Weight}.";
        }

        if (Read(row).Measure is null)
        {
            yield return $"Indicator {row.Code}: {Grows(row) ?? Unknown(row)}";
        }
    }

    // Why a measure grows with a count; null when something else is wrong with it.
    private static string? Grows(IndicatorRow row)
    {
        var counting = row.Measure.Keys.FirstOrDefault(key => Counting.Contains(key, StringComparer.Ordinal));
        var quantity = row.Measure.Values.Select(QuantityIn).FirstOrDefault(found => found is not null);
        var shared = row.Measure.GetValueOrDefault(Measure.Share) ?? row.Measure.GetValueOrDefault(Measure.LowerBound);
        var counted = counting ?? (shared is not null && Measure.All.All(known => known.Name != shared)
            && QuantityIn(shared) is not null ? shared : null);
        if (counted is not null)
        {
            var instead = quantity?.Instead ?? Quality.Timely;
            return $"'{counted}' grows with a count: whoever does or reports more would score higher, whatever "
                + "comes of it. Counting is abolished; such an indicator does not load. Measure how well it was done: "
                + $"{Measure.All.Single(known => known.Quality == instead)}.";
        }

        // A known quality, but of something else: divided by what it is not counted in, it grows with its number.
        return Measure.All.FirstOrDefault(known => known.Name == shared) is { } quality
            && row.Measure.GetValueOrDefault(Measure.OfKey) is { } of
            && row.Measure.Count == 2
                ? $"'{shared}' of '{of}' grows with a count: only of '{quality.Of}' it is a share. Write {quality}."
                : null;
    }

    private static (string Part, Quality Instead)? QuantityIn(string text)
    {
        var found = Quantities.FirstOrDefault(known => text.Contains(known.Part, StringComparison.OrdinalIgnoreCase));
        return found.Part is null ? null : found;
    }

    private static string Unknown(IndicatorRow row) =>
        $"the measure {{{string.Join(", ", row.Measure.Select(pair => $"\"{pair.Key}\": \"{pair.Value}\""))}}} is "
        + $"none. There are {string.Join(", ", Measure.All)}; for its lower confidence bound write "
        + $"'{Measure.LowerBound}' for '{Measure.Share}'.";

    private static IEnumerable<string> Of(LoadText load)
    {
        foreach (var (name, minutes) in load.MinutesByItem.Prepend(new("minutesPerTask", load.MinutesPerTask)))
        {
            if (minutes is < 1 or > TaskMinutesMax)
            {
                yield return $"load: {name}: 1–{TaskMinutesMax} minutes are expected, not {minutes}.";
            }
        }

        string[] classes = [.. Enum.GetValues<StaffClass>().Select(known => Spelling.Of(known))];
        foreach (var name in classes.Union(load.MinutesPerWorkday.Keys, StringComparer.Ordinal))
        {
            if (!classes.Contains(name, StringComparer.Ordinal))
            {
                yield return $"load: minutesPerWorkday: there is no class '{name}'; there are "
                    + $"{string.Join(", ", classes)}.";
            }
            else if (load.MinutesPerWorkday.GetValueOrDefault(name) is < 1 or > DayMinutesMax)
            {
                yield return $"load: minutesPerWorkday: {name}: 1–{DayMinutesMax} minutes are expected.";
            }
        }
    }

    private static IEnumerable<string> Blank(string name, string value) =>
        string.IsNullOrWhiteSpace(value) ? [$"{name}: a text is expected."] : [];
}
