using GridOrleans.Catalogue;

namespace GridOrleans.Tallies;

/// <summary>Open cases by departmental line 条线.</summary>
/// <param name="None">Unclassified, or not filed yet.</param>
/// <param name="PartyBuilding">Party building 党建.</param>
/// <param name="ComprehensiveGovernance">Comprehensive governance 综治.</param>
/// <param name="CivilAffairs">Civil affairs 民政.</param>
/// <param name="Emergency">Emergency 应急.</param>
/// <param name="UrbanManagement">Urban management 城管.</param>
/// <param name="Health">Health 卫健.</param>
/// <param name="Petitions">Petitions 信访.</param>
/// <param name="DisputeMediation">Dispute mediation 矛盾调解.</param>
[GenerateSerializer, Immutable, Alias("line-counts")]
public readonly record struct LineCounts(
    [property: Id(0)] int None,
    [property: Id(1)] int PartyBuilding,
    [property: Id(2)] int ComprehensiveGovernance,
    [property: Id(3)] int CivilAffairs,
    [property: Id(4)] int Emergency,
    [property: Id(5)] int UrbanManagement,
    [property: Id(6)] int Health,
    [property: Id(7)] int Petitions,
    [property: Id(8)] int DisputeMediation)
{
    /// <summary>One case of a line; null for one without.</summary>
    public static LineCounts One(Line? line) => line is { } known ? One(known) : new() { None = 1 };

    /// <summary>The sum.</summary>
    public LineCounts Plus(LineCounts other) => new(
        None + other.None,
        PartyBuilding + other.PartyBuilding,
        ComprehensiveGovernance + other.ComprehensiveGovernance,
        CivilAffairs + other.CivilAffairs,
        Emergency + other.Emergency,
        UrbanManagement + other.UrbanManagement,
        Health + other.Health,
        Petitions + other.Petitions,
        DisputeMediation + other.DisputeMediation);

    /// <summary>What is left.</summary>
    public LineCounts Minus(LineCounts other) => new(
        None - other.None,
        PartyBuilding - other.PartyBuilding,
        ComprehensiveGovernance - other.ComprehensiveGovernance,
        CivilAffairs - other.CivilAffairs,
        Emergency - other.Emergency,
        UrbanManagement - other.UrbanManagement,
        Health - other.Health,
        Petitions - other.Petitions,
        DisputeMediation - other.DisputeMediation);

    private static LineCounts One(Line line) => line switch
    {
        Line.PartyBuilding => new() { PartyBuilding = 1 },
        Line.ComprehensiveGovernance => new() { ComprehensiveGovernance = 1 },
        Line.CivilAffairs => new() { CivilAffairs = 1 },
        Line.Emergency => new() { Emergency = 1 },
        Line.UrbanManagement => new() { UrbanManagement = 1 },
        Line.Health => new() { Health = 1 },
        Line.Petitions => new() { Petitions = 1 },
        Line.DisputeMediation => new() { DisputeMediation = 1 },
    };
}
