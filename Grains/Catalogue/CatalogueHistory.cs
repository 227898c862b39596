using System.Collections.Immutable;
using GridOrleans.Clocks;

namespace GridOrleans.Catalogue;

/// <summary>
/// Every version of the catalogue: the one in force at an instant decides, older ones still know what their codes were.
/// </summary>
internal sealed class CatalogueHistory
{
    private readonly ImmutableArray<ItemCatalogue> _versions;

    private CatalogueHistory(ImmutableArray<ItemCatalogue> versions) => _versions = versions;

    /// <summary>Puts versions in their order.</summary>
    /// <exception cref="InvalidDataException">There is none, or two of them claim the same place.</exception>
    public static CatalogueHistory Of(params ImmutableArray<ItemCatalogue> versions)
    {
        var findings = string.Join('\n', Findings(versions));
        return findings.Length == 0
            ? new([.. versions.OrderBy(version => version.From)])
            : throw new InvalidDataException(findings);
    }

    /// <summary>What stands against keeping these versions together, one sentence each.</summary>
    public static IEnumerable<string> Findings(ImmutableArray<ItemCatalogue> versions) =>
    [
        .. versions.IsEmpty ? ["There is no catalogue."] : Enumerable.Empty<string>(),
        .. versions.CountBy(version => version.Version, StringComparer.Ordinal).Where(pair => pair.Value > 1)
            .Select(pair => $"{pair.Value} catalogues are version '{pair.Key}'; each needs its own."),
        .. versions.GroupBy(version => version.From).Where(group => group.Skip(1).Any())
            .Select(group => $"Catalogues {string.Join(" and ", group.Select(version => $"'{version.Version}'"))} are "
                + $"all in force from {group.Key:yyyy-MM-dd}; only one can be."),
    ];

    /// <summary>
    /// The version in force, by the day in China; before the first one's day that one, since a city is never without a
    /// list (our convention).
    /// </summary>
    public ItemCatalogue At(DateTimeOffset now) => _versions[IndexAt(now)];

    /// <summary>The versions before the one in force, the newest first.</summary>
    public IEnumerable<ItemCatalogue> Before(DateTimeOffset now) => _versions.Take(IndexAt(now)).Reverse();

    // From the end: what is asked about is nearly always now.
    private int IndexAt(DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        var index = _versions.Length - 1;
        while (index > 0 && _versions[index].From > today)
        {
            index--;
        }

        return index;
    }
}
