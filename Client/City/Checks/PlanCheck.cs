namespace GridOrleans.City.Checks;

/// <summary>Judges a plan as a whole; pure.</summary>
internal static class PlanCheck
{
    /// <summary>Everything found, errors first; empty for a faultless plan.</summary>
    public static IReadOnlyList<PlanFinding> Findings(CityPlan plan)
    {
        var land = PlanLand.Of(plan);
        List<PlanFinding> findings =
        [
            .. CodeCheck.Findings(plan),
            .. land.Findings,
            .. land.Layers.SelectMany(OverlapCheck.Findings),
            .. GapCheck.Findings(land),
            .. NestingCheck.Findings(land),
            .. HouseholdCheck.Findings(plan),
            .. ResponsibleCheck.Findings(plan),
        ];

        // a stable sort: within a severity the order of the checks stays
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }
}
