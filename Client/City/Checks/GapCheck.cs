using GridOrleans.Units;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using CoverageUnion = NetTopologySuite.Coverage.CoverageUnion;

namespace GridOrleans.City.Checks;

/// <summary>Whether the grids cover the land of all units, and enclose no land that is no grid's.</summary>
internal static class GapCheck
{
    public static IEnumerable<PlanFinding> Findings(PlanLand land)
    {
        if (land.Layers.FirstOrDefault(layer => layer.Level is UnitLevel.Grid) is not { } grids)
        {
            return [];
        }

        // layer by layer: the levels repeat each other's borders, and a union of one exact layer costs little
        var covered = Union(grids);
        var city = land.Layers.Where(layer => layer != grids).Select(Union)
            .Aggregate(WithoutHoles(covered), (whole, layer) =>
                OverlayNGRobust.Overlay(whole, layer, OverlayNG.UNION));
        var gaps = Place.Parts(OverlayNGRobust.Overlay(city, covered, OverlayNG.DIFFERENCE)).ToList();
        return gaps.Count == 0 ? [] : Describe(gaps, land);
    }

    private static Geometry Union(Layer layer) => layer.IsCoverage
        ? CoverageUnion.Union(layer.Areas)
        : OverlayNGRobust.Union(GeometryFactory.Default.BuildGeometry(layer.Areas));

    private static Geometry WithoutHoles(Geometry covered)
    {
        var shells = Place.Parts(covered).Select(part => GeometryFactory.Default.CreatePolygon(part.Shell)).ToArray();
        return shells.Length == 1 ? shells[0] : OverlayNGRobust.Union(GeometryFactory.Default.BuildGeometry(shells));
    }

    private static List<PlanFinding> Describe(List<Polygon> gaps, PlanLand land)
    {
        var index = new STRtree<Land>();
        foreach (var one in land.All)
        {
            index.Insert(one.Area.EnvelopeInternal, one);
        }

        return [.. gaps.Select(gap =>
        {
            var near = index.Query(gap.EnvelopeInternal).Where(one => one.Area.Intersects(gap)).ToArray();
            var villages = near.Where(one => one.Code.Level is UnitLevel.Village && HoldsLand(one, gap));
            var grids = near.Where(one => one.Code.Level is UnitLevel.Grid);
            string[] codes = [.. villages.Concat(grids).Select(one => one.Code.ToString()).Order()];
            var place = Place.Within(gap)!;
            return new PlanFinding(PlanFindingKind.Gap, PlanSeverity.Error, codes, place.X, place.Y,
                $"{Place.Size(gap)} belong to no grid; the codes are the villages it is in and the grids beside it.");
        })];
    }

    private static bool HoldsLand(Land village, Polygon gap) =>
        Place.Parts(OverlayNGRobust.Overlay(village.Area, gap, OverlayNG.INTERSECTION)).Any();
}
