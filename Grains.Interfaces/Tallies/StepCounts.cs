using GridOrleans.Cases;

namespace GridOrleans.Tallies;

/// <summary>Open cases by the step that they stand at; the sixth step ends a case.</summary>
/// <param name="Reported">1 问题上报.</param>
/// <param name="Filed">2 案卷建立.</param>
/// <param name="Assigned">3 任务指派.</param>
/// <param name="Investigated">4 调查落实.</param>
/// <param name="FedBack">5 处理反馈.</param>
[GenerateSerializer, Immutable, Alias("step-counts")]
public readonly record struct StepCounts(
    [property: Id(0)] int Reported,
    [property: Id(1)] int Filed,
    [property: Id(2)] int Assigned,
    [property: Id(3)] int Investigated,
    [property: Id(4)] int FedBack)
{
    /// <summary>One case at a step; none where the case is sealed.</summary>
    public static StepCounts One(CaseStep step) => step switch
    {
        CaseStep.Reported => new() { Reported = 1 },
        CaseStep.Filed => new() { Filed = 1 },
        CaseStep.Assigned => new() { Assigned = 1 },
        CaseStep.Investigated => new() { Investigated = 1 },
        CaseStep.FedBack => new() { FedBack = 1 },
        CaseStep.Archived => default,
    };

    /// <summary>The sum.</summary>
    public StepCounts Plus(StepCounts other) => new(
        Reported + other.Reported,
        Filed + other.Filed,
        Assigned + other.Assigned,
        Investigated + other.Investigated,
        FedBack + other.FedBack);

    /// <summary>What is left.</summary>
    public StepCounts Minus(StepCounts other) => new(
        Reported - other.Reported,
        Filed - other.Filed,
        Assigned - other.Assigned,
        Investigated - other.Investigated,
        FedBack - other.FedBack);
}
