using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>What a map shows of one grid: of its tally, what colours it and what moves on it.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Open">Open cases.</param>
/// <param name="Overdue">Of them, overdue.</param>
/// <param name="Alarms">Of them, come by the one-key alarm.</param>
/// <param name="ByOwner">Of them, by the level that owns them.</param>
[GenerateSerializer, Immutable, Alias("grid-mark")]
public readonly record struct GridMark(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] int Open,
    [property: Id(2)] int Overdue,
    [property: Id(3)] int Alarms,
    [property: Id(4)] OwnerCounts ByOwner)
{
    /// <summary>Of a grid's tally.</summary>
    public static GridMark Of(UnitCode grid, Tally tally) =>
        new(grid, tally.Cases.Open, tally.Cases.Overdue, tally.Cases.Alarms, tally.Cases.ByOwner);
}

/// <summary>
/// The marks of a subtree's grids that changed since its tally had a version, so that a city is not told anew because
/// one grid changed. Marks are absolute: to take one twice changes nothing.
/// </summary>
/// <param name="Since">The number of the version; null: all that are known.</param>
/// <param name="Grids">The marks.</param>
[GenerateSerializer, Immutable, Alias("mark-news")]
public sealed record MarkNews(
    [property: Id(0)] long? Since,
    [property: Id(1)] ImmutableArray<GridMark> Grids);

/// <summary>The marks of a unit's grids, as its grain holds them.</summary>
/// <param name="Version">The version of the unit's tally that they belong to.</param>
/// <param name="News">The marks: those that changed since the version asked for, or all.</param>
[GenerateSerializer, Immutable, Alias("unit-marks")]
public sealed record UnitMarks(
    [property: Id(0)] TallyVersion Version,
    [property: Id(1)] MarkNews News);
