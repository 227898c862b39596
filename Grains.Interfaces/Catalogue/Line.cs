using System.Text.Json.Serialization;

namespace GridOrleans.Catalogue;

/// <summary>
/// The eight departmental lines 条线 that share the one grid (published by the city); none has a grid of its own. Which
/// line an item belongs to is said by its catalogue.
/// </summary>
[GenerateSerializer, Alias("line"), JsonConverter(typeof(SnakeCase<Line>))]
public enum Line
{
    /// <summary>Party building 党建.</summary>
    PartyBuilding,

    /// <summary>Comprehensive governance 综治.</summary>
    ComprehensiveGovernance,

    /// <summary>Civil affairs 民政.</summary>
    CivilAffairs,

    /// <summary>Emergency 应急.</summary>
    Emergency,

    /// <summary>Urban management 城管.</summary>
    UrbanManagement,

    /// <summary>Health 卫健.</summary>
    Health,

    /// <summary>Petitions 信访.</summary>
    Petitions,

    /// <summary>Dispute mediation 矛盾调解.</summary>
    DisputeMediation,
}
