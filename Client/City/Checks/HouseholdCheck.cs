namespace GridOrleans.City.Checks;

/// <summary>Which grids are outside the household band, and why: a finding, never a refusal (our convention).</summary>
internal static class HouseholdCheck
{
    public static IEnumerable<PlanFinding> Findings(CityPlan plan) =>
        plan.Grids.Where(grid => !HouseholdBand.Holds(grid.Households)).Select(Finding);

    private static PlanFinding Finding(PlanGrid grid)
    {
        var place = Place.Within(grid.Outline);
        var why = grid.Reason.Length > 0 ? $"reason: {grid.Reason}" : "no reason is given";
        return new(PlanFindingKind.HouseholdBand, PlanSeverity.Warning, [$"{grid.Code}"], place?.X, place?.Y,
            $"{grid.Name} has {grid.Households} households, outside {HouseholdBand.Least}–{HouseholdBand.Most};"
            + $" {why}.");
    }
}
