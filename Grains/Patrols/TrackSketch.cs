using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GridOrleans.Patrols;

/// <summary>
/// Marks of a track's way, without its times: a few hashes of runs of places, the smallest ones, so that two tracks
/// with the same way have the same marks, and two walks along the same street have none in common: no two are alike to
/// a metre (min-hash, Broder 1997). Finds a track that was recorded once and sent again for another day.
/// </summary>
internal static class TrackSketch
{
    /// <summary>Millionths of a degree in a cell: about a metre.</summary>
    private const int Cell = 10;

    /// <summary>Places in a run.</summary>
    private const int Run = 4;

    /// <summary>Below this many places a way is too short to be told from another.</summary>
    private const int PlacesMin = 32;

    /// <summary>Marks in a sketch.</summary>
    private const int Marks = 8;

    /// <summary>Marks that two tracks must have in common, so that one counts as a copy (our convention).</summary>
    private const int CommonMin = 6;

    /// <summary>The marks of a track, ascending; none when it is short.</summary>
    public static ImmutableArray<int> Of(IReadOnlyList<TrackFix> fixes)
    {
        var places = new List<(int Lon, int Lat)>(fixes.Count);
        foreach (var fix in fixes)
        {
            var place = (fix.Lon / Cell, fix.Lat / Cell);
            if (places.Count == 0 || places[^1] != place)
            {
                places.Add(place);
            }
        }

        if (places.Count < PlacesMin)
        {
            return [];
        }

        var all = CollectionsMarshal.AsSpan(places);
        var marks = new SortedSet<int>();
        for (var i = 0; i + Run <= all.Length; i++)
        {
            marks.Add((int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(all.Slice(i, Run))) & int.MaxValue));
            if (marks.Count > Marks)
            {
                marks.Remove(marks.Max);
            }
        }

        return [.. marks];
    }

    /// <summary>Whether two tracks have the same way.</summary>
    public static bool Alike(ImmutableArray<int> one, ImmutableArray<int> other) =>
        !one.IsEmpty && !other.IsEmpty && one.Intersect(other).Count() >= CommonMin;
}
