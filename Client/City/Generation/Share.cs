using GridOrleans.Units;

namespace GridOrleans.City.Generation;

/// <summary>A unit's claim to land: its size against its siblings', and the units it divides its land among.</summary>
/// <param name="Code">The unit or grid.</param>
/// <param name="Weight">Relative area; the sum of the children's for a unit.</param>
/// <param name="Children">The units below, by code; empty for a grid.</param>
internal sealed record Share(UnitCode Code, double Weight, IReadOnlyList<Share> Children)
{
    /// <summary>A unit that holds what its children hold.</summary>
    public static Share Of(UnitCode code, IReadOnlyList<Share> children) =>
        new(code, children.Sum(child => child.Weight), children);
}
