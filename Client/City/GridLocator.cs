using GridOrleans.Gateway;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.City;

/// <summary>
/// Answers which grid a place is in. Exactly one grid answers for any covered point: on a common border or corner the
/// lowest code does. Safe for any number of callers at once.
/// </summary>
internal sealed class GridLocator : IGridLocator
{
    /// <summary>
    /// Columns and rows of the table of candidates. 1024² cells of about 0.02 km² leave two or three candidates even
    /// among the small grids of the centre, for a few megabytes.
    /// </summary>
    private const int Cells = 1024;

    private readonly UnitCode[] _codes;
    private readonly Envelope _extent = new();

    private readonly SegmentTable _borders;

    /// <summary>Where each cell's candidates start; they end where the next cell's start.</summary>
    private readonly int[] _starts = new int[Cells * Cells + 1];

    private readonly int[] _candidates;

    /// <summary>Indexes the grids of a checked plan.</summary>
    /// <exception cref="ArgumentException">A grid's land is not a polygon: the plan was not checked.</exception>
    public GridLocator(CityPlan plan)
    {
        // in the order of codes, so that the first candidate that holds a point is the lowest code
        PlanGrid[] grids = [.. plan.Grids.OrderBy(grid => grid.Code)];
        _codes = [.. grids.Select(grid => grid.Code)];
        Polygon[] areas = [.. grids.Select(grid => grid.Outline as Polygon
            ?? throw new ArgumentException($"Grid {grid.Code} has no polygon.", nameof(plan)))];
        _borders = new(areas);
        foreach (var area in areas)
        {
            _extent.ExpandToInclude(area.EnvelopeInternal);
        }

        _candidates = Fill([.. areas.Select(area => area.EnvelopeInternal)]);
    }

    /// <summary>The rectangle outside which every answer is null.</summary>
    public Envelope Extent => _extent.Copy();

    /// <summary>The grid a place is in, or null outside the city.</summary>
    /// <param name="lon">Longitude, WGS 84 degrees.</param>
    /// <param name="lat">Latitude, WGS 84 degrees.</param>
    public UnitCode? Locate(double lon, double lat)
    {
        if (!_extent.Contains(lon, lat))
        {
            return null;
        }

        var cell = Row(lat) * Cells + Column(lon);
        foreach (var grid in _candidates.AsSpan(_starts[cell].._starts[cell + 1]))
        {
            if (_borders.Covers(grid, lon, lat))
            {
                return _codes[grid];
            }
        }

        return null;
    }

    /// <summary>Lists each grid in every cell that its envelope touches: first counted, then placed.</summary>
    private int[] Fill(Envelope[] boxes)
    {
        ForEachCell(boxes, (cell, _) => _starts[cell + 1]++);
        for (var cell = 0; cell < Cells * Cells; cell++)
        {
            _starts[cell + 1] += _starts[cell];
        }

        var next = _starts.AsSpan(0, Cells * Cells).ToArray();
        var candidates = new int[_starts[^1]];
        ForEachCell(boxes, (cell, grid) => candidates[next[cell]++] = grid);
        return candidates;
    }

    private void ForEachCell(Envelope[] boxes, Action<int, int> visit)
    {
        for (var grid = 0; grid < boxes.Length; grid++)
        {
            var box = boxes[grid];
            for (var row = Row(box.MinY); row <= Row(box.MaxY); row++)
            {
                for (var column = Column(box.MinX); column <= Column(box.MaxX); column++)
                {
                    visit(row * Cells + column, grid);
                }
            }
        }
    }

    private int Column(double lon) => Cell(lon - _extent.MinX, _extent.Width);

    private int Row(double lat) => Cell(lat - _extent.MinY, _extent.Height);

    // the same monotone rounding for points and envelopes: a point never falls into a cell its grid is missing from
    private static int Cell(double offset, double size) => Math.Min(Cells - 1, (int)(offset / size * Cells));
}
