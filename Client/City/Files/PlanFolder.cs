namespace GridOrleans.City.Files;

/// <summary>The files of a plan.</summary>
internal static class PlanFolder
{
    /// <summary>Units: code, name, kind.</summary>
    public const string Units = "units.csv";

    /// <summary>The units' land; may be missing.</summary>
    public const string UnitOutlines = "units.geojson";

    /// <summary>The grids' land.</summary>
    public const string GridOutlines = "grids.geojson";

    /// <summary>Grids: code, name, households, reason, synthetic. Written last: it makes the folder a plan.</summary>
    public const string Grids = "grids.csv";

    private static readonly string[] InOrder = [Units, UnitOutlines, GridOutlines, Grids];

    public static bool HasPlan(string folder) => File.Exists(Path.Combine(folder, Grids));

    /// <summary>
    /// Writes into a folder inside the target and moves the finished files up, the one that makes it a plan last. The
    /// target may be a mounted volume, so it is neither renamed nor replaced itself.
    /// </summary>
    public static void Write(CityPlan plan, string folder)
    {
        if (HasPlan(folder))
        {
            throw new IOException($"{folder} holds a plan already; a plan is never overwritten.");
        }

        var unfinished = Path.Combine(folder, $".unfinished-{Environment.ProcessId}");
        Directory.CreateDirectory(unfinished);
        try
        {
            PlanTables.WriteUnits(plan.Units, Path.Combine(unfinished, Units));
            PlanTables.WriteGrids(plan.Grids, Path.Combine(unfinished, Grids));
            OutlineFile.Write(
                plan.Units.Select(unit => new OutlineRecord(unit.Code.ToString(), unit.Synthetic, unit.Outline)),
                Path.Combine(unfinished, UnitOutlines));
            OutlineFile.Write(
                plan.Grids.Select(grid => new OutlineRecord(grid.Code.ToString(), grid.Synthetic, grid.Outline)),
                Path.Combine(unfinished, GridOutlines));
            foreach (var file in InOrder)
            {
                File.Move(Path.Combine(unfinished, file), Path.Combine(folder, file), overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }
}
