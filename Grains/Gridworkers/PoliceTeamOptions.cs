namespace GridOrleans.Gridworkers;

/// <summary>
/// Who the 2 and the N of a police-grid team are; section <c>Grid:PoliceTeams</c>. That there are "1+2+N" and "1+N" is
/// published; the rest is our convention, for whoever settles the city's rules.
/// </summary>
internal sealed class PoliceTeamOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:PoliceTeams";

    /// <summary>The part of the 2 in a community.</summary>
    public TeamPart Pair { get; set; } = TeamPart.AuxiliaryPolice;

    /// <summary>The part that at least one of the N must have.</summary>
    public TeamPart Others { get; set; } = TeamPart.Gridworker;
}
