using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Registry;

/// <summary>What a city decides about its registry; section <c>Grid:Registry</c>.</summary>
internal sealed class RegistryOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:Registry";

    /// <summary>
    /// Whether the sealed field <c>special</c> is taken in and counted. Off unless the city has a legal basis for it:
    /// what was never collected cannot leak.
    /// </summary>
    public bool SpecialGroups { get; set; }

    /// <summary>The smallest number of people that is told of a special group; below it, nothing is.</summary>
    [Range(10, 1_000)]
    public int LeastTold { get; set; } = 10;
}
