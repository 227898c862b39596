using GridOrleans.Reading;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// The registries' read model in an engine's tables. Whoever leads projects; everyone reads. Any method may throw the
/// driver's own exception.
/// </summary>
internal interface IRegistryTables : IAsyncDisposable
{
    /// <summary>Whether this process projects; asked before every batch.</summary>
    Task<bool> Lead(CancellationToken cancellationToken);

    /// <summary>Registries whose journal is ahead of their rows; those that stopped in trouble are left out.</summary>
    Task<IReadOnlyList<StreamRange>> Behind(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes rows and positions in one transaction; false, and nothing is written, when another process moved a
    /// position meanwhile.
    /// </summary>
    Task<bool> Write(IReadOnlyList<ProjectedRegistry> batch, CancellationToken cancellationToken);

    /// <summary>Empties the tables; the projection fills them again.</summary>
    Task Clear(CancellationToken cancellationToken);

    /// <summary>How far a registry is projected, and how many records of each kind it shows; null when never.</summary>
    Task<RegistryPosition?> Position(string stream, CancellationToken cancellationToken);
}

/// <summary>What projecting a stretch of a registry's stream came to.</summary>
/// <param name="Range">The stretch that was taken on.</param>
/// <param name="Version">The version that was reached.</param>
/// <param name="Hash">The chain's hash there.</param>
/// <param name="Trouble">Why the stream goes no further; null when nothing stands against it.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Rows">The records that changed, by serial; null where one was erased.</param>
/// <param name="Sealed">The sealed category by token; null where nothing is to be under it.</param>
internal sealed record ProjectedRegistry(
    StreamRange Range,
    long Version,
    byte[] Hash,
    string? Trouble,
    UnitCode Grid,
    IReadOnlyDictionary<int, RegistryRow?> Rows,
    IReadOnlyDictionary<byte[], byte[]?> Sealed)
{
    /// <summary>Whether nothing of the grid was in the tables before.</summary>
    public bool IsFirst => Range.After == 0;
}

/// <summary>A record as its row has it.</summary>
/// <param name="Kind">What it is about, as the API spells it.</param>
/// <param name="Name">Its name; a person's masked.</param>
/// <param name="Address">Its address.</param>
/// <param name="Mark">The keyed hash of its key field.</param>
/// <param name="NameMark">Of a person: the keyed hash of the name.</param>
internal sealed record RegistryRow(string Kind, string? Name, string? Address, byte[] Mark, byte[]? NameMark);

/// <summary>How far a registry is projected.</summary>
/// <param name="Version">The version.</param>
/// <param name="Trouble">Why it goes no further.</param>
/// <param name="Totals">How many records of each kind the totals say, by the kind's spelling.</param>
/// <param name="Rows">How many rows of each kind there are.</param>
internal sealed record RegistryPosition(
    long Version,
    string? Trouble,
    IReadOnlyDictionary<string, long> Totals,
    IReadOnlyDictionary<string, long> Rows);
