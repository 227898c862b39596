namespace GridOrleans.Journal;

/// <summary>
/// What a grain sees of the journal: opened once per activation, appended to without waiting in between.
/// </summary>
internal interface IJournal
{
    /// <summary>Takes a stream over: raises its epoch and answers its head.</summary>
    /// <exception cref="JournalUnavailableException">The journal is full or cannot be reached.</exception>
    Task<StreamHead> Open(string stream);

    /// <summary>
    /// Queues entries and answers at once with a task that ends when they are durable. Appends of one stream take
    /// effect in the order in which they were queued.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// At once: the queue is full and nothing was queued. From the task: the outcome stayed unknown.
    /// </exception>
    /// <exception cref="Orleans.Storage.InconsistentStateException">
    /// From the task: the stream's fence was lost.
    /// </exception>
    Task Append(StreamAppend append);

    /// <inheritdoc cref="IJournalStore.Read(string, long, CancellationToken)"/>
    IAsyncEnumerable<JournalEntry> Read(string stream, long after);

    /// <inheritdoc cref="IJournalStore.Read(string, IReadOnlyList{long}, CancellationToken)"/>
    Task<IReadOnlyList<JournalEntry>> Read(string stream, IReadOnlyList<long> versions);
}
