using GridOrleans.Units;

namespace GridOrleans.City.Files;

/// <summary>What could be read of a plan, and what could not.</summary>
/// <param name="Plan">The readable part.</param>
/// <param name="Findings">One error for each line or feature that is unreadable or has no place in the plan.</param>
internal sealed record PlanReading(CityPlan Plan, IReadOnlyList<PlanFinding> Findings);

/// <summary>Reads a plan's files to the end, whatever stands in them, so that all errors are told at once.</summary>
internal sealed class PlanReader
{
    private readonly string _folder;
    private readonly List<PlanFinding> _findings = [];

    private PlanReader(string folder) => _folder = folder;

    /// <summary>Reads a plan.</summary>
    /// <exception cref="IOException">A file is missing or cannot be opened.</exception>
    public static PlanReading Read(string folder) => new PlanReader(folder).Read();

    private PlanReading Read()
    {
        var units = Table(PlanFolder.Units, PlanTables.ReadUnits);
        var grids = Table(PlanFolder.Grids, PlanTables.ReadGrids);
        var unitLand = Outlines(PlanFolder.UnitOutlines, required: false);
        var gridLand = Outlines(PlanFolder.GridOutlines, required: true);
        Unclaimed(PlanFolder.UnitOutlines, unitLand, units.Select(row => row.Row.Code));
        Unclaimed(PlanFolder.GridOutlines, gridLand, grids.Select(row => row.Row.Code));
        List<PlanUnit> placedUnits = [.. units.Select(row => row.Row).Select(unit =>
            unitLand.TryGetValue(unit.Code.ToString(), out var land)
                ? unit with { Outline = land.Outline, Synthetic = land.Synthetic }
                : unit).OrderBy(unit => unit.Code)];
        List<PlanGrid> placedGrids = [.. grids.Select(row => row.Row).Select(grid =>
            gridLand.TryGetValue(grid.Code.ToString(), out var land) ? grid with { Outline = land.Outline } : grid)
            .OrderBy(grid => grid.Code)];
        return new(new CityPlan(placedUnits, placedGrids), _findings);
    }

    private List<(int Line, T Row)> Table<T>(
        string file, Func<TextReader, Action<int, string>, List<(int Line, T Row)>> read)
    {
        using var text = new StreamReader(Path.Combine(_folder, file));
        return read(text, (line, reason) => Add(PlanFindingKind.Unreadable, [], file, line, reason));
    }

    private Dictionary<string, OutlineRecord> Outlines(string file, bool required)
    {
        Dictionary<string, OutlineRecord> byCode = [];
        var path = Path.Combine(_folder, file);
        if (!required && !File.Exists(path))
        {
            return byCode;
        }

        var features = OutlineFile.Read(path, (line, why) => Add(PlanFindingKind.Unreadable, [], file, line, why));
        foreach (var feature in features)
        {
            if (!byCode.TryAdd(feature.Code, feature))
            {
                var first = byCode[feature.Code].Line;
                Add(PlanFindingKind.DuplicateCode, [feature.Code], file, feature.Line, $"Line {first} has this code.",
                    feature);
            }
        }

        return byCode;
    }

    private void Unclaimed(string file, Dictionary<string, OutlineRecord> land, IEnumerable<UnitCode> codes)
    {
        var known = codes.Select(code => code.ToString()).ToHashSet();
        foreach (var feature in land.Values.Where(f => !known.Contains(f.Code)).OrderBy(feature => feature.Line))
        {
            var why = UnitCode.TryParse(feature.Code, null, out _)
                ? "The land's code is in no table."
                : "The land's code is not a unit code: 4, 6, 9, 12 or 15 digits are expected.";
            Add(PlanFindingKind.WrongCode, [feature.Code], file, feature.Line, why, feature);
        }
    }

    private void Add(
        PlanFindingKind kind, string[] codes, string file, int line, string reason, OutlineRecord? feature = null)
    {
        var place = feature?.Outline?.Coordinate;
        _findings.Add(new(kind, PlanSeverity.Error, codes, place?.X, place?.Y, $"{file}, line {line}: {reason}"));
    }
}
