using System.Collections.Immutable;

namespace GridOrleans.Assessment;

/// <summary>The indicators as their file has them.</summary>
/// <param name="Version">Which version they are.</param>
/// <param name="Note">Where they come from, for whoever reads them.</param>
/// <param name="Indicators">The indicators; their weights are 100 together.</param>
/// <param name="Load">How load is measured.</param>
internal sealed record IndicatorText(
    string Version,
    string Note,
    ImmutableArray<IndicatorRow> Indicators,
    LoadText Load);

/// <summary>An indicator as its file has it.</summary>
/// <param name="Code">Its code; 1–64 characters.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Weight">Its weight; 1–100.</param>
/// <param name="Measure">An operator and what it is applied to; see docs/assessment.md.</param>
internal sealed record IndicatorRow(
    string Code,
    string Chinese,
    string English,
    int Weight,
    ImmutableSortedDictionary<string, string> Measure);

/// <summary>How load is measured (our convention).</summary>
/// <param name="MinutesPerTask">Minutes that a task is taken to need; 1–10,000.</param>
/// <param name="MinutesByItem">The same for the tasks of some items, by the item's code.</param>
/// <param name="MinutesPerWorkday">
/// Minutes that a gridworker of each class has on a workday; 1–1,440 for each of the four.
/// </param>
internal sealed record LoadText(
    int MinutesPerTask,
    ImmutableSortedDictionary<string, int> MinutesByItem,
    ImmutableSortedDictionary<string, int> MinutesPerWorkday);
