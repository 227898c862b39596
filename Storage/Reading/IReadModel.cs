using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Reading;

/// <summary>
/// The read model's tables beside the journal's, on one storage engine: what the projection reads and writes. Any
/// method may throw the driver's own <see cref="System.Data.Common.DbException"/>; nothing is half written then.
/// </summary>
internal interface IReadModel : IAsyncDisposable
{
    /// <summary>
    /// Whether this process projects: true once it holds the engine's lock, which it then keeps until it is disposed
    /// of or loses its connection.
    /// </summary>
    Task<bool> Lead(CancellationToken cancellationToken);

    /// <summary>
    /// Streams of grids whose head is ahead of what was projected, those that are in trouble left out; in the order of
    /// their names, beginning behind <paramref name="last"/> and going round.
    /// </summary>
    Task<IReadOnlyList<StreamRange>> Behind(string last, int limit, CancellationToken cancellationToken);

    /// <summary>The entries of each range, in order; the answer has one element per range.</summary>
    Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> Read(
        IReadOnlyList<StreamRange> ranges,
        CancellationToken cancellationToken);

    /// <summary>The folded files of these ids; those without a legible row are left out.</summary>
    Task<IReadOnlyList<IGridFile>> Find(IReadOnlyCollection<FileId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Writes rows and positions in one transaction. False, and nothing is written, when a stream's position is no
    /// longer the one that the batch began with: somebody else projected it, or a rebuild began.
    /// </summary>
    Task<bool> Write(IReadOnlyList<ProjectedStream> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a failure lies in what one stream or row holds, not in the connection or the engine: trying again is
    /// useless, and the neighbours can go on.
    /// </summary>
    bool IsDamage(Exception failure);

    /// <summary>Forgets why streams stopped, so that they are tried again.</summary>
    Task ForgetTroubles(CancellationToken cancellationToken);

    /// <summary>Empties the read model, in one transaction.</summary>
    Task Clear(CancellationToken cancellationToken);

    /// <summary>How far the read model is behind the journal.</summary>
    Task<ProjectionLag> Lag(CancellationToken cancellationToken);

    /// <summary>
    /// When the oldest entry was decided that is still to be projected, streams in trouble left out; null when the read
    /// model has caught up.
    /// </summary>
    Task<DateTimeOffset?> OldestPending(CancellationToken cancellationToken);

    /// <summary>What a table holds of one stream, as of one instant.</summary>
    Task<StreamRows> Rows(FileTable table, string stream, CancellationToken cancellationToken);

    /// <summary>Every stream that has a position or a row, in the order of their names.</summary>
    Task<IReadOnlyList<string>> Streams(CancellationToken cancellationToken);

    /// <summary>Streams that have entries in the journal, but no head.</summary>
    Task<IReadOnlyList<string>> Headless(CancellationToken cancellationToken);

    /// <summary>Whether what stands in a column is what a fold puts there.</summary>
    bool Same(object? folded, object? stored);
}
