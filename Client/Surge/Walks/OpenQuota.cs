namespace GridOrleans.Surge.Walks;

/// <summary>Spreads an exact number of cases that are never finished evenly over all. Pure.</summary>
internal static class OpenQuota
{
    /// <summary>How many of the first so many cases are never finished.</summary>
    /// <param name="cases">The first so many.</param>
    /// <param name="open">Of all, never finished.</param>
    /// <param name="all">All cases.</param>
    public static int UpTo(int cases, int open, int all) => (int)((long)cases * open / all);

    /// <summary>Whether the case at this place is one of them.</summary>
    public static bool Has(int index, int open, int all) => UpTo(index + 1, open, all) > UpTo(index, open, all);
}
