using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace GridOrleans.Journal;

/// <summary>
/// The silo's group commit: all its grains' appends go through a few lanes, each committing whatever is waiting in one
/// transaction. This is what lets one database take tens of thousands of commands a second, each on disk before it is
/// acknowledged.
/// </summary>
internal sealed class JournalWriter : IJournal, IAsyncDisposable
{
    private readonly IJournalStore _store;
    private readonly JournalOptions _options;
    private readonly JournalMetrics _metrics;
    private readonly JournalLane[] _lanes;

    public JournalWriter(
        IJournalStore store,
        IOptions<JournalOptions> options,
        JournalMetrics metrics,
        JournalSurroundings around)
    {
        _store = store;
        _options = options.Value;
        _metrics = metrics;
        _lanes = [.. Enumerable.Range(0, store.Writers).Select(_ => new JournalLane(store, _options, metrics, around))];
        metrics.ObserveQueue(() => Depth);
    }

    /// <summary>Entries waiting in all lanes.</summary>
    public int Depth => _lanes.Sum(lane => lane.Depth);

    /// <summary>For how long the transaction under way that takes longest has been.</summary>
    public TimeSpan Committing => _lanes.Max(lane => lane.Committing);

    /// <summary>Writes nothing, durably: ends when the disk would have taken an entry.</summary>
    public Task Probe(CancellationToken cancellationToken) => _store.Probe(cancellationToken);

    /// <inheritdoc/>
    public Task<StreamHead> Open(string stream) => Lane(stream).Open(stream);

    /// <inheritdoc/>
    public Task Append(StreamAppend append)
    {
        var lane = Lane(append.Stream);
        if (lane.Depth + append.Entries.Count <= _options.QueueEntriesMax / _lanes.Length)
        {
            return lane.Append(append);
        }

        _metrics.Refused();
        throw new JournalUnavailableException(
            $"{_options.QueueEntriesMax} entries wait to be journaled; nothing was changed. Send the command again.");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> Read(string stream, long after) =>
        _store.Read(stream, after, CancellationToken.None);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> Read(string stream, IReadOnlyList<long> versions) =>
        _store.Read(stream, versions, CancellationToken.None);

    /// <summary>Commits what is waiting and ends.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_lanes.Select(lane => lane.Close()));

    private JournalLane Lane(string stream) =>
        _lanes[XxHash3.HashToUInt64(MemoryMarshal.AsBytes(stream.AsSpan())) % (ulong)_lanes.Length];
}
