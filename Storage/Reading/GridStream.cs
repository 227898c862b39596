using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>The names of the streams that hold cases and orders.</summary>
internal static class GridStream
{
    /// <summary>What the names of grids' streams begin with.</summary>
    public const string Prefix = "grid/";

    /// <summary>The stream of a grid.</summary>
    public static string Of(UnitCode grid) => Prefix + grid;

    /// <summary>The grid of a stream; false when the stream is no grid's.</summary>
    public static bool TryGrid(string stream, out UnitCode grid)
    {
        grid = default;
        return stream.StartsWith(Prefix, StringComparison.Ordinal)
            && UnitCode.TryParse(stream.AsSpan(Prefix.Length), null, out grid)
            && grid.Level is UnitLevel.Grid;
    }
}
