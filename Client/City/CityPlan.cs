using GridOrleans.City.Checks;
using GridOrleans.City.Files;

namespace GridOrleans.City;

/// <summary>
/// The city as the grid system sees it: its units, its grids, and their land. The file format is described in
/// docs/city-plan.md.
/// </summary>
/// <param name="Units">City, districts, townships and villages, in the order of their codes.</param>
/// <param name="Grids">The grids, in the order of their codes.</param>
internal sealed record CityPlan(IReadOnlyList<PlanUnit> Units, IReadOnlyList<PlanGrid> Grids)
{
    /// <summary>Whether a folder holds a plan.</summary>
    public static bool IsIn(string folder) => PlanFolder.HasPlan(folder);

    /// <summary>Reads a plan without judging it.</summary>
    /// <exception cref="PlanRefusedException">Something is unreadable: told with file and line.</exception>
    /// <exception cref="IOException">A file is missing or cannot be opened.</exception>
    public static CityPlan Read(string folder)
    {
        var reading = PlanReader.Read(folder);
        return reading.Findings.Count == 0 ? reading.Plan : throw new PlanRefusedException(folder, reading.Findings);
    }

    /// <summary>Reads a plan and checks it; this is how a plan enters the system.</summary>
    /// <exception cref="PlanRefusedException">The plan is unreadable or has errors; warnings pass.</exception>
    /// <exception cref="IOException">A file is missing or cannot be opened.</exception>
    public static CityPlan Load(string folder)
    {
        var plan = Read(folder);
        List<PlanFinding> errors = [.. PlanCheck.Findings(plan).Where(f => f.Severity is PlanSeverity.Error)];
        return errors.Count == 0 ? plan : throw new PlanRefusedException(folder, errors);
    }

    /// <summary>Writes the plan; whoever looks at the folder sees either no plan or all of it.</summary>
    /// <exception cref="IOException">The folder holds a plan already, or cannot be written.</exception>
    public void Write(string folder) => PlanFolder.Write(this, folder);
}
