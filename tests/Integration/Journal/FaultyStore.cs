using System.Collections.Concurrent;
using GridOrleans.Journal;

namespace GridOrleans.Integration.Journal;

/// <summary>A store whose answers get lost as a test wants it.</summary>
internal sealed class FaultyStore(IJournalStore inner) : IJournalStore
{
    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _gate;

    public int Writers => inner.Writers;

    /// <summary>How many batches were tried.</summary>
    public int Appends { get; private set; }

    /// <summary>Whether nothing can be read back.</summary>
    public bool Blind { get; set; }

    /// <summary>Ends when the first batch is in the store.</summary>
    public Task Entered => _entered.Task;

    /// <summary>What befalls the next batches, one each.</summary>
    public void Next(params Fault[] faults) => Array.ForEach(faults, _faults.Enqueue);

    /// <summary>Holds batches until <see cref="Release"/>.</summary>
    public void Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _gate!.SetResult();

    public async Task<IReadOnlyList<bool>> Append(
        IReadOnlyList<StreamAppend> batch,
        CancellationToken cancellationToken)
    {
        Appends++;
        _entered.TrySetResult();
        await (_gate?.Task ?? Task.CompletedTask);
        if (!_faults.TryDequeue(out var fault))
        {
            return await inner.Append(batch, cancellationToken);
        }

        if (fault is Fault.AfterCommit)
        {
            await inner.Append(batch, cancellationToken);
        }

        throw new TimeoutException($"The answer was lost: {fault}.");
    }

    public Task<IReadOnlyList<StreamHead>> ReadBack(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken) =>
        Blind ? throw new TimeoutException("Nothing can be read back.") : inner.ReadBack(streams, cancellationToken);

    public Task<IReadOnlyList<StreamHead>> Open(IReadOnlyList<string> streams, CancellationToken cancellationToken) =>
        inner.Open(streams, cancellationToken);

    public IAsyncEnumerable<JournalEntry> Read(string stream, long after, CancellationToken cancellationToken) =>
        inner.Read(stream, after, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken) => inner.Read(stream, versions, cancellationToken);

    public Task Probe(CancellationToken cancellationToken) => inner.Probe(cancellationToken);

    public IAsyncEnumerable<StreamHead> Heads(string prefix, CancellationToken cancellationToken) =>
        inner.Heads(prefix, cancellationToken);
}

/// <summary>When an answer gets lost.</summary>
internal enum Fault
{
    BeforeCommit,
    AfterCommit,
}
