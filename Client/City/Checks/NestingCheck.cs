using GridOrleans.Units;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.RelateNG;

namespace GridOrleans.City.Checks;

/// <summary>Whether each unit's and grid's land lies within the nearest unit above that has land.</summary>
internal static class NestingCheck
{
    public static IEnumerable<PlanFinding> Findings(PlanLand land)
    {
        var parents = land.All
            .Where(one => one.Code.Level is not UnitLevel.Grid)
            .DistinctBy(one => one.Code)
            .ToDictionary(one => one.Code, one => (Land: one, Prepared: RelateNG.Prepare(one.Area)));
        return [.. land.All.SelectMany(child => Findings(child, parents))];
    }

    private static IEnumerable<PlanFinding> Findings(
        Land child, Dictionary<UnitCode, (Land Land, RelateNG Prepared)> parents)
    {
        var above = child.Code.Parent;
        while (above is { } code && !parents.ContainsKey(code))
        {
            above = code.Parent;
        }

        if (above is not { } parent || parents[parent].Prepared.Evaluate(child.Area, RelatePredicate.Covers()))
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
