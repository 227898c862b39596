using System.Collections.Immutable;
using GridOrleans.City.Checks;
using GridOrleans.Units;

namespace GridOrleans.City.Guarantees;

/// <summary>
/// The guarantees of the plan that is served: the whole city is judged once, when somebody first asks, since that takes
/// about a second. Who is responsible for a grid changes with every appointment, and is judged anew each time.
/// </summary>
/// <param name="plan">The plan; it does not change while it is served.</param>
internal sealed class CityGuarantees(CityPlan plan)
{
    private readonly Lazy<Task<Judged>> _judged = new(() => Task.Run(() => Judge(plan)));

    /// <summary>A report for each guarantee over the whole city, by the plan alone.</summary>
    public Task<IReadOnlyList<GuaranteeReport>> Reports => Read();

    /// <summary>A report for each guarantee over the whole city, by the plan and what was changed since.</summary>
    /// <param name="responsibles">The responsible gridworkers of the grids where that was changed.</param>
    public async Task<IReadOnlyList<GuaranteeReport>> Since(IReadOnlyDictionary<UnitCode, string?> responsibles)
    {
        if (responsibles.Count == 0)
        {
            return await Reports;
        }

        var judged = await _judged.Value;
        var now = plan with
        {
            Grids =
            [
                .. plan.Grids.Select(grid => responsibles.TryGetValue(grid.Code, out var worker)
                    ? grid with { Responsible = worker }
                    : grid),
            ],
        };
        return GuaranteeCheck.Of(now, [.. judged.Lasting, .. ResponsibleCheck.Findings(now)]);
    }

    private async Task<IReadOnlyList<GuaranteeReport>> Read() => (await _judged.Value).Reports;

    private static Judged Judge(CityPlan plan)
    {
        var findings = PlanCheck.Findings(plan);
        return new(
            GuaranteeCheck.Of(plan, findings),
            [.. findings.Where(finding => finding.Kind is not PlanFindingKind.NoResponsible)]);
    }

    private sealed record Judged(
        IReadOnlyList<GuaranteeReport> Reports,
        ImmutableArray<PlanFinding> Lasting);
}
