using GridOrleans.Units;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.OverlayNG;

namespace GridOrleans.City.Checks;

/// <summary>Whether each unit's and grid's land lies within the nearest unit above that has land.</summary>
internal static class NestingCheck
{
    public static IEnumerable<PlanFinding> Findings(PlanLand land)
    {
        var parents = land.Layers.SelectMany(layer => layer)
            .Where(one => one.Code.Level is not UnitLevel.Grid)
            .DistinctBy(one => one.Code)
            .ToDictionary(one => one.Code, one => (Land: one, Prepared: PreparedGeometryFactory.Prepare(one.Area)));
        return [.. land.Layers.SelectMany(layer => layer).SelectMany(child => Findings(child, parents))];
    }

    private static IEnumerable<PlanFinding> Findings(
        Land child, Dictionary<UnitCode, (Land Land, IPreparedGeometry Prepared)> parents)
    {
        var above = child.Code.Parent;
        while (above is { } code && !parents.ContainsKey(code))
        {
            above = code.Parent;
        }

        if (above is not { } parent || parents[parent].Prepared.Covers(child.Area))
        {
            yield break;
        }

        var outside = OverlayNGRobust.Overlay(child.Area, parents[parent].Land.Area, OverlayNG.DIFFERENCE);
        foreach (var part in Place.Parts(outside))
        {
            var place = Place.Within(part)!;
            yield return new(PlanFindingKind.OutsideParent, PlanSeverity.Error, [$"{child.Code}", $"{parent}"],
                place.X, place.Y, $"{Place.Size(part)} of {child.Code} lie outside {parent}.");
        }
    }
}
