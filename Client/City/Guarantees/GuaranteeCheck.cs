using GridOrleans.City.Checks;

namespace GridOrleans.City.Guarantees;

/// <summary>
/// The four guarantees over a plan, told by what its check found; pure. Which finding breaks which guarantee is our
/// convention.
/// </summary>
internal static class GuaranteeCheck
{
    /// <summary>Decimals of a place in degrees: a centimetre, finer than any border is drawn.</summary>
    private const int PlaceDecimals = 7;

    /// <summary>A report for each guarantee, in their order; every violation of the plan is in it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="findings">All that <see cref="PlanCheck"/> found in it.</param>
    public static IReadOnlyList<GuaranteeReport> Of(CityPlan plan, IReadOnlyList<PlanFinding> findings) =>
    [
        Report(Guarantee.NoOverlappingBorder, findings.SelectMany(Overlaps)),
        Report(Guarantee.NoGridWithoutResponsible, findings.SelectMany(Unmanned)),
        Report(Guarantee.NoGapInManagement, findings.SelectMany(Gaps)),
        Report(Guarantee.NoHouseholdUnserved, Unserved(plan, findings)),
    ];

    private static GuaranteeReport Report(Guarantee guarantee, IEnumerable<GuaranteeViolation> violations) =>
        GuaranteeReport.Of(guarantee, violations.OrderBy(FirstCode, StringComparer.Ordinal));

    private static string FirstCode(GuaranteeViolation violation) =>
        violation.Codes.Count > 0 ? violation.Codes[0] : "";

    private static IEnumerable<GuaranteeViolation> Overlaps(PlanFinding finding) =>
        finding.Kind is PlanFindingKind.Overlap ? [As(ViolationKind.Overlap, finding)] : [];

    private static IEnumerable<GuaranteeViolation> Unmanned(PlanFinding finding) =>
        finding.Kind is PlanFindingKind.NoResponsible ? [As(ViolationKind.NoResponsible, finding)] : [];

    private static IEnumerable<GuaranteeViolation> Gaps(PlanFinding finding) => finding.Kind switch
    {
        PlanFindingKind.Gap => [As(ViolationKind.Gap, finding)],
        PlanFindingKind.VillageWithoutGrid => [As(ViolationKind.VillageWithoutGrid, finding)],
        PlanFindingKind.UnknownParent => [As(ViolationKind.NothingAbove, finding)],
        _ => [],
    };

    private static IEnumerable<GuaranteeViolation> Unserved(CityPlan plan, IReadOnlyList<PlanFinding> findings)
    {
        // A code that stands there twice is a finding of its own; here its first row speaks for it.
        var households = plan.Grids.DistinctBy(grid => grid.Code)
            .ToDictionary(grid => grid.Code.ToString(), grid => grid.Households, StringComparer.Ordinal);
        return findings.SelectMany(finding => (finding.Kind, Households(finding, households)) switch
        {
            (PlanFindingKind.VillageWithoutGrid, _) =>
            [
                As(ViolationKind.VillageWithoutGrid, finding,
                    $"{finding.Codes[0]} has no grid that would serve its households."),
            ],
            (PlanFindingKind.NoResponsible, > 0 and var count) =>
            [
                As(ViolationKind.HouseholdsWithoutResponsible, finding,
                    $"{count} households of grid {finding.Codes[0]} have no responsible gridworker."),
            ],
            (PlanFindingKind.MissingOutline or PlanFindingKind.InvalidOutline, > 0 and var count) =>
            [
                As(ViolationKind.HouseholdsWithoutLand, finding,
                    $"{count} households of grid {finding.Codes[0]} live on no land of the plan."),
            ],
            _ => Enumerable.Empty<GuaranteeViolation>(),
        });
    }

    private static int Households(PlanFinding finding, Dictionary<string, int> households) =>
        finding.Codes.Count > 0 ? households.GetValueOrDefault(finding.Codes[0]) : 0;

    private static GuaranteeViolation As(ViolationKind kind, PlanFinding finding, string? detail = null) =>
        new(kind, finding.Codes, Rounded(finding.Lon), Rounded(finding.Lat), detail ?? finding.Detail);

    private static double? Rounded(double? degrees) =>
        degrees is { } value ? Math.Round(value, PlaceDecimals) : null;
}
