using GridOrleans.Journal;

namespace GridOrleans.Integration.Escalation;

/// <summary>
/// A store of a process that dies at a chosen point: the batch that the test waits for is committed, and nothing after
/// it ever is.
/// </summary>
internal sealed class DyingStore(IJournalStore inner, Func<StreamAppend, bool> last) : IJournalStore
{
    /// <summary>How long to ask for an outcome that nobody will ever tell: a dead store answers no more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Writers => inner.Writers;

    /// <summary>Ends when the point was reached.</summary>
    public Task Died => _died.Task;

    public async Task<IReadOnlyList<bool>> Append(
        IReadOnlyList<StreamAppend> batch,
        CancellationToken cancellationToken)
    {
        MustLive();
        var outcome = await inner.Append(batch, cancellationToken);
        if (batch.Any(last))
        {
            _died.TrySetResult();
        }

        return outcome;
    }

    public Task<IReadOnlyList<StreamHead>> ReadBack(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken)
    {
        MustLive();
        return inner.ReadBack(streams, cancellationToken);
    }

    public Task<IReadOnlyList<StreamHead>> Open(IReadOnlyList<string> streams, CancellationToken cancellationToken)
    {
        MustLive();
        return inner.Open(streams, cancellationToken);
    }

    public IAsyncEnumerable<JournalEntry> Read(string stream, long after, CancellationToken cancellationToken) =>
        inner.Read(stream, after, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken) => inner.Read(stream, versions, cancellationToken);

    public Task Probe(CancellationToken cancellationToken) => inner.Probe(cancellationToken);

    public IAsyncEnumerable<StreamHead> Heads(string prefix, CancellationToken cancellationToken) =>
        inner.Heads(prefix, cancellationToken);

    private void MustLive()
    {
        if (_died.Task.IsCompleted)
        {
            throw new TimeoutException("The process is dead.");
        }
    }
}
