using GridOrleans.City.Checks;

namespace GridOrleans.City.Guarantees;

/// <summary>
/// The guarantees of the plan that is served: the whole city is judged once, when somebody first asks, since that takes
/// about a second.
/// </summary>
/// <param name="plan">The plan; it does not change while it is served.</param>
internal sealed class CityGuarantees(CityPlan plan)
{
    private readonly Lazy<Task<IReadOnlyList<GuaranteeReport>>> _reports = new(
        () => Task.Run(() => GuaranteeCheck.Of(plan, PlanCheck.Findings(plan))));

    /// <summary>A report for each guarantee over the whole city.</summary>
    public Task<IReadOnlyList<GuaranteeReport>> Reports => _reports.Value;
}
