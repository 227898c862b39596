namespace GridOrleans.City.Checks;

/// <summary>
/// Which grids have no responsible gridworker 责任网格员: a warning, since a plan drawn before people were appointed is a
/// plan all the same (our convention); the guarantees tell it as what it is.
/// </summary>
internal static class ResponsibleCheck
{
    public static IEnumerable<PlanFinding> Findings(CityPlan plan) =>
        plan.Grids.Where(grid => grid.Responsible is null).Select(Finding);

    private static PlanFinding Finding(PlanGrid grid)
    {
        var place = Place.Within(grid.Outline);
        return new(PlanFindingKind.NoResponsible, PlanSeverity.Warning, [$"{grid.Code}"], place?.X, place?.Y,
            $"{grid.Name} has no responsible gridworker.");
    }
}
