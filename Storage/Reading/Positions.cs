using System.Collections.Immutable;
using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Reading;

/// <summary>Entries of a stream that wait to be projected.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="After">The version that was projected last; 0 when none was.</param>
/// <param name="Hash">The chain's hash there.</param>
/// <param name="UpTo">The version to project up to.</param>
internal sealed record StreamRange(string Stream, long After, byte[] Hash, long UpTo)
{
    /// <summary>How many entries.</summary>
    public long Count => UpTo - After;
}

/// <summary>What projecting a stretch of a stream came to.</summary>
/// <param name="Range">The stretch that was taken on.</param>
/// <param name="Version">The version that was reached.</param>
/// <param name="Hash">The chain's hash there.</param>
/// <param name="Trouble">Why the stream goes no further; null when nothing stands against it.</param>
/// <param name="Changed">The files that changed, each once.</param>
internal sealed record ProjectedStream(
    StreamRange Range,
    long Version,
    byte[] Hash,
    string? Trouble,
    IReadOnlyCollection<IGridFile> Changed)
{
    /// <summary>Why the stream goes no further; without U+0000, which PostgreSQL's text cannot hold.</summary>
    public string? Trouble { get; } = Trouble?.Replace('\0', '\uFFFD');

    /// <summary>The stream is to be projected anew, since rows that it goes on from are missing.</summary>
    public static ProjectedStream Anew(StreamRange range) => new(range, 0, HashChain.Start, null, []);
}

/// <summary>How far the read model is behind the journal: exact, since streams have no gaps.</summary>
/// <param name="Entries">Entries not yet projected.</param>
/// <param name="Streams">Streams with such entries.</param>
/// <param name="Stuck">The streams among them that stopped at an entry that cannot be read.</param>
internal sealed record ProjectionLag(long Entries, int Streams, ImmutableArray<StuckStream> Stuck)
{
    /// <summary>Whether there is nothing left that could be projected.</summary>
    public bool CaughtUp => Streams == Stuck.Length;
}

/// <summary>A stream that stopped.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Version">The version of the entry that cannot be projected.</param>
/// <param name="Trouble">Why.</param>
internal sealed record StuckStream(string Stream, long Version, string Trouble);

/// <summary>What a table of the read model holds of one stream.</summary>
/// <param name="Table">The table.</param>
/// <param name="Version">How far the stream was projected; null when it never was.</param>
/// <param name="Files">Each file's row: the columns in the order of <see cref="FileTable.Columns"/>.</param>
internal sealed record StreamRows(FileTable Table, long? Version, IReadOnlyList<object?[]> Files);
