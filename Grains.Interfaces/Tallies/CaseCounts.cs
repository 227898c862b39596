namespace GridOrleans.Tallies;

/// <summary>
/// What a set of cases counts. Sums add and take away member by member, so that one changed case costs the same however
/// many there are: the case as it was is taken away, and added as it is.
/// </summary>
/// <param name="Reported">All that were ever reported.</param>
/// <param name="Handled">Sealed after all six steps.</param>
/// <param name="Rejected">Sealed because they were not accepted 不予受理.</param>
/// <param name="Merged">Sealed because they go on as another case 并案.</param>
/// <param name="ByStep">Open, by step.</param>
/// <param name="BySeverity">Open, by severity.</param>
/// <param name="ByLine">Open, by departmental line.</param>
/// <param name="Overdue">
/// Open, and marked because the deadline of the whole case or a superior's passed, and not settled since 逾期.
/// </param>
/// <param name="Waiting">Open, filed, and not acknowledged by their owner 待签收.</param>
/// <param name="Escalated">Open, and owned above the grid 报大事.</param>
/// <param name="Alarms">Open, and come by the one-key alarm 一键报警.</param>
/// <param name="ByOwner">Open, by the level of the unit that owns them.</param>
/// <param name="Late">
/// Handled, after the deadline of the whole case or a superior's had passed 超期办结.
/// </param>
[GenerateSerializer, Immutable, Alias("case-counts")]
public readonly record struct CaseCounts(
    [property: Id(0)] int Reported,
    [property: Id(1)] int Handled,
    [property: Id(2)] int Rejected,
    [property: Id(3)] int Merged,
    [property: Id(4)] StepCounts ByStep,
    [property: Id(5)] SeverityCounts BySeverity,
    [property: Id(6)] LineCounts ByLine,
    [property: Id(7)] int Overdue,
    [property: Id(8)] int Waiting,
    [property: Id(9)] int Escalated,
    [property: Id(10)] int Alarms,
    [property: Id(11)] OwnerCounts ByOwner,
    [property: Id(12)] int Late)
{
    /// <summary>Reported, and neither rejected nor merged into another: what the city calls accepted 受理.</summary>
    public int Accepted => Reported - Rejected - Merged;

    /// <summary>Not sealed.</summary>
    public int Open => Accepted - Handled;

    /// <summary>
    /// Handled of accepted 办结率, 0–1, as the city publishes its year: 335,249 of 337,141 are 0.9944. Null before the
    /// first.
    /// </summary>
    public double? HandledRate => Accepted == 0 ? null : (double)Handled / Accepted;

    /// <summary>
    /// Neither overdue nor handled late, of accepted 及时率, 0–1: more reports do not raise it. Null before the first.
    /// </summary>
    public double? TimelyRate => Accepted == 0 ? null : 1 - ((double)(Overdue + Late) / Accepted);

    /// <summary>The sum.</summary>
    public CaseCounts Plus(in CaseCounts other) => new(
        Reported + other.Reported,
        Handled + other.Handled,
        Rejected + other.Rejected,
        Merged + other.Merged,
        ByStep.Plus(other.ByStep),
        BySeverity.Plus(other.BySeverity),
        ByLine.Plus(other.ByLine),
        Overdue + other.Overdue,
        Waiting + other.Waiting,
        Escalated + other.Escalated,
        Alarms + other.Alarms,
        ByOwner.Plus(other.ByOwner),
        Late + other.Late);

    /// <summary>What is left.</summary>
    public CaseCounts Minus(in CaseCounts other) => new(
        Reported - other.Reported,
        Handled - other.Handled,
        Rejected - other.Rejected,
        Merged - other.Merged,
        ByStep.Minus(other.ByStep),
        BySeverity.Minus(other.BySeverity),
        ByLine.Minus(other.ByLine),
        Overdue - other.Overdue,
        Waiting - other.Waiting,
        Escalated - other.Escalated,
        Alarms - other.Alarms,
        ByOwner.Minus(other.ByOwner),
        Late - other.Late);
}
