using GridOrleans.Units;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace GridOrleans.City.Checks;

/// <summary>The usable land of a plan by level, and what is wrong with the rest.</summary>
internal sealed class PlanLand
{
    private readonly List<PlanFinding> _findings = [];
    private readonly SortedDictionary<UnitLevel, Layer> _layers = [];

    private PlanLand()
    {
    }

    /// <summary>Land that is missing or unusable.</summary>
    public IReadOnlyList<PlanFinding> Findings => _findings;

    /// <summary>The usable land, one layer for each level that has any, the highest first.</summary>
    public IEnumerable<Layer> Layers => _layers.Values;

    /// <summary>The land of units and grids alike, the highest level first.</summary>
    public IEnumerable<Land> All => Layers.SelectMany(layer => layer.Land);

    /// <summary>Sorts a plan's land.</summary>
    public static PlanLand Of(CityPlan plan)
    {
        var land = new PlanLand();
        foreach (var unit in plan.Units.Where(unit => unit.Outline is not null))
        {
            land.Add(unit.Code, unit.Outline!);
        }

        // a row that stands there twice is a duplicate code, not also an overlap with itself
        foreach (var grid in plan.Grids.DistinctBy(grid => (grid.Code, grid.Outline)))
        {
            land.Add(grid.Code, grid.Outline ?? GeometryFactory.Default.CreatePolygon());
        }

        return land;
    }

    private void Add(UnitCode code, Geometry outline)
    {
        if (outline.IsEmpty)
        {
            Refuse(PlanFindingKind.MissingOutline, code, null, $"{code} has no land.");
            return;
        }

        var world = new Envelope(-180, 180, -90, 90);
        if (!outline.Coordinates.All(corner => world.Contains(corner)))
        {
            var far = outline.Coordinates.First(corner => !world.Contains(corner));
            Refuse(PlanFindingKind.InvalidOutline, code, far, "A corner is not a longitude and latitude in degrees.");
            return;
        }

        var validity = new IsValidOp(outline);
        if (!validity.IsValid)
        {
            var error = validity.ValidationError;
            Refuse(PlanFindingKind.InvalidOutline, code, error.Coordinate, $"The polygon is invalid: {error.Message}.");
        }
        else if (outline is not Polygon polygon)
        {
            var why = $"One polygon is expected, not a {outline.GeometryType} of {outline.NumGeometries} part(s).";
            Refuse(PlanFindingKind.InvalidOutline, code, outline.Coordinate, why);
        }
        else
        {
            _layers.TryAdd(code.Level, new(code.Level));
            _layers[code.Level].Add(new(code, polygon));
        }
    }

    private void Refuse(PlanFindingKind kind, UnitCode code, Coordinate? place, string detail) =>
        _findings.Add(new(kind, PlanSeverity.Error, [code.ToString()], place?.X, place?.Y, detail));
}
