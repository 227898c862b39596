using GridOrleans.Journal;

namespace GridOrleans.Integration.Surge;

/// <summary>A store with a flaw planted on purpose: what befalls appends that hold a fact of one kind.</summary>
/// <param name="inner">The sound store.</param>
/// <param name="kind">The kind of fact, such as <c>case_closed</c>.</param>
internal sealed class FlawedStore(IJournalStore inner, string kind) : IJournalStore
{
    /// <summary>Whether such an append is acknowledged and never committed.</summary>
    public bool AcknowledgesWithoutCommit { get; init; }

    /// <summary>What is done to the journal behind its back once such an append is committed.</summary>
    public Func<StreamAppend, Task>? AfterCommit { get; init; }

    public int Writers => inner.Writers;

    public async Task<IReadOnlyList<bool>> Append(
        IReadOnlyList<StreamAppend> batch,
        CancellationToken cancellationToken)
    {
        List<StreamAppend> flawed = [.. batch.Where(append => append.Entries.Any(entry => entry.Kind == kind))];
        List<StreamAppend> written = AcknowledgesWithoutCommit ? [.. batch.Except(flawed)] : [.. batch];
        var answers = written.Count == 0 ? [] : await inner.Append(written, cancellationToken);
        var outcome = written.Zip(answers).ToDictionary(one => one.First, one => one.Second);
        foreach (var append in flawed)
        {
            await (AfterCommit?.Invoke(append) ?? Task.CompletedTask);
        }

        return [.. batch.Select(append => outcome.GetValueOrDefault(append, true))];
    }

    public Task<IReadOnlyList<StreamHead>> Open(IReadOnlyList<string> streams, CancellationToken cancellationToken) =>
        inner.Open(streams, cancellationToken);

    public Task<IReadOnlyList<StreamHead>> ReadBack(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken) => inner.ReadBack(streams, cancellationToken);

    public IAsyncEnumerable<JournalEntry> Read(string stream, long after, CancellationToken cancellationToken) =>
        inner.Read(stream, after, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken) => inner.Read(stream, versions, cancellationToken);

    public IAsyncEnumerable<StreamHead> Heads(string prefix, CancellationToken cancellationToken) =>
        inner.Heads(prefix, cancellationToken);

    public Task Probe(CancellationToken cancellationToken) => inner.Probe(cancellationToken);
}
