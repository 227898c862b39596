using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace GridOrleans.City.Checks;

/// <summary>Whether the land of one level is a coverage: no overlap, and the same vertices on both sides.</summary>
internal static class OverlapCheck
{
    public static IEnumerable<PlanFinding> Findings(Layer layer)
    {
        if (layer.IsCoverage)
        {
            return [];
        }

        var land = layer.Land;

        var index = new STRtree<int>();
        for (var i = 0; i < land.Count; i++)
        {
            index.Insert(land[i].Area.EnvelopeInternal, i);
        }

        List<PlanFinding> findings = [];
        HashSet<(int, int)> seen = [];
        for (var i = 0; i < land.Count; i++)
        {
            if (layer.Mismatches[i] is { } where)
            {
                var neighbours = index.Query(land[i].Area.EnvelopeInternal).Where(j => j != i).Order();
                Judge(land, i, where, neighbours, seen, findings);
            }
        }

        return findings;
    }

    private static void Judge(
        IReadOnlyList<Land> land, int i, Geometry where, IEnumerable<int> neighbours,
        HashSet<(int, int)> seen, List<PlanFinding> findings)
    {
        var one = land[i];
        var overlaps = false;
        foreach (var j in neighbours)
        {
            var other = land[j];
            var common = OverlayNGRobust.Overlay(one.Area, other.Area, OverlayNG.INTERSECTION);
            foreach (var part in Place.Parts(common))
            {
                overlaps = true;
                if (seen.Contains((j, i)))
                {
                    continue;
                }

                var place = Place.Within(part)!;
                findings.Add(new(PlanFindingKind.Overlap, PlanSeverity.Error, [$"{one.Code}", $"{other.Code}"],
                    place.X, place.Y, $"{one.Code} and {other.Code} both hold {Place.Size(part)}."));
            }

            seen.Add((i, j));
        }

        if (!overlaps)
        {
            var place = where.Coordinate;
            findings.Add(new(PlanFindingKind.UnmatchedBorder, PlanSeverity.Warning, [$"{one.Code}"], place.X, place.Y,
                "The border here has other vertices than the neighbour's."));
        }
    }
}
