namespace GridOrleans.City.Generation;

/// <summary>
/// The place behind a published name, which is that of the place's committee: 新荣村 for 新荣村村委会, 圣水沟村 for
/// 圣水沟村委会, 御河东街 for 御河东街居委会. Names of another form stay as they are.
/// </summary>
internal static class PlaceName
{
    /// <summary>What a name ends with, and what it becomes; the longer ending first.</summary>
    private static readonly (string Ending, string Place)[] Endings =
    [
        ("村村民委员会", "村"), ("村民委员会", "村"), ("居民委员会", ""),
        ("村村委会", "村"), ("村委会", "村"), ("居委会", ""),
    ];

    /// <summary>The place's name.</summary>
    public static string Of(string published)
    {
        foreach (var (ending, place) in Endings)
        {
            if (published.EndsWith(ending, StringComparison.Ordinal))
            {
                return published[..^ending.Length] + place;
            }
        }

        return published;
    }
}
