using GridOrleans.Cases;

namespace GridOrleans.Assessment;

/// <summary>
/// Which cases are one matter: those that the city itself would suggest to merge, of one grid and item, within 50 m and
/// 24 h of one another, and whatever these chain to. A matter counts once in favour of a score and with every failure
/// in it against, so that reporting it in pieces gains nothing. Pure.
/// </summary>
internal static class Matters
{
    /// <summary>How far apart in time two reports of one matter may be.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    /// <summary>The cases, by the matter they belong to; each matter's by serial, the oldest first.</summary>
    public static IEnumerable<IReadOnlyList<AssessedCase>> Of(IEnumerable<AssessedCase> cases) => cases
        .GroupBy(file => (file.Number.Grid, file.Item))
        .OrderBy(group => group.Key.Grid)
        .ThenBy(group => group.Key.Item, StringComparer.Ordinal)
        .SelectMany(group => Linked(
            [.. group.OrderBy(file => file.ReportedAt).ThenBy(file => file.Number.Serial)]));

    private static IEnumerable<IReadOnlyList<AssessedCase>> Linked(AssessedCase[] inTime)
    {
        var root = Enumerable.Range(0, inTime.Length).ToArray();
        for (var later = 0; later < inTime.Length; later++)
        {
            for (var earlier = later - 1;
                earlier >= 0 && inTime[later].ReportedAt - inTime[earlier].ReportedAt <= Within;
                earlier--)
            {
                if (Duplicates.AreNear(inTime[earlier].Place, inTime[later].Place))
                {
                    root[Root(root, later)] = Root(root, earlier);
                }
            }
        }

        return inTime.Index()
            .GroupBy(place => Root(root, place.Index), place => place.Item)
            .Select(matter => matter.OrderBy(file => file.Number.Serial).ToList());
    }

    private static int Root(int[] root, int of)
    {
        while (root[of] != of)
        {
            of = root[of] = root[root[of]];
        }

        return of;
    }
}
