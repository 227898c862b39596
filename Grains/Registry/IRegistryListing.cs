using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>Where searches and totals come from: the read model of the storage engine. It knows no caller.</summary>
internal interface IRegistryListing
{
    /// <summary>One page, people's names masked; see <see cref="RecordSearch"/>.</summary>
    /// <exception cref="ArgumentException">The cursor is none that a search gave out.</exception>
    Task<FoundPage> Search(RecordSearch search, CancellationToken cancellationToken);

    /// <summary>How many records of each kind each grid of a unit's subtree has.</summary>
    Task<IReadOnlyList<GridTotal>> Count(UnitCode unit, CancellationToken cancellationToken);

    /// <summary>How many people of a unit's subtree are in each special group.</summary>
    Task<IReadOnlyDictionary<SpecialGroup, long>> CountSpecialGroups(
        UnitCode unit,
        CancellationToken cancellationToken);
}

/// <summary>How many records of a kind a grid has.</summary>
internal readonly record struct GridTotal(UnitCode Grid, RecordKind Kind, long Total);
