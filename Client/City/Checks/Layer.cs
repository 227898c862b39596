using GridOrleans.Units;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace GridOrleans.City.Checks;

/// <summary>A unit's or grid's usable land: one valid polygon.</summary>
/// <param name="Code">Whose it is.</param>
/// <param name="Area">The polygon.</param>
internal sealed record Land(UnitCode Code, Polygon Area);

/// <summary>The usable land of one level, which should tile the city.</summary>
internal sealed class Layer(UnitLevel level)
{
    private readonly List<Land> _land = [];

    /// <summary>Whose land it is.</summary>
    public UnitLevel Level => level;

    /// <summary>The land, in the order of the plan.</summary>
    public IReadOnlyList<Land> Land => _land;

    /// <summary>The polygons, in the same order.</summary>
    public Geometry[] Areas => [.. _land.Select(land => land.Area)];

    /// <summary>For each land, the borders that match no neighbour's, or null; costly, so done once.</summary>
    public Geometry?[] Mismatches => field ??= CoverageValidator.Validate(Areas);

    /// <summary>Whether all borders match exactly.</summary>
    public bool IsCoverage => !CoverageValidator.HasInvalidResult(Mismatches);

    /// <summary>Adds land; only while the layer is being built.</summary>
    public void Add(Land land) => _land.Add(land);
}
