namespace GridOrleans.Journal;

/// <summary>
/// Where the journal rests: one implementation per storage engine, all held to the same contract tests. Any method may
/// throw the driver's own exception; what it left behind is then unknown until the heads are read back.
/// </summary>
internal interface IJournalStore
{
    /// <summary>How many writers the engine serves well side by side.</summary>
    int Writers { get; }

    /// <summary>
    /// Raises the epoch of each stream, creating the ones that do not exist, in one transaction, and answers their
    /// heads in the same order. From then on every append with an older epoch is fenced off.
    /// </summary>
    Task<IReadOnlyList<StreamHead>> Open(IReadOnlyList<string> streams, CancellationToken cancellationToken);

    /// <summary>
    /// Appends to many streams in one transaction. A stream whose head has moved on is left out and answered with
    /// false; its neighbours are not touched by that.
    /// </summary>
    /// <param name="batch">Each stream at most once.</param>
    /// <param name="cancellationToken">Cancels the wait, which leaves the outcome unknown.</param>
    /// <returns>Per element of the batch: whether it is durable now.</returns>
    Task<IReadOnlyList<bool>> Append(IReadOnlyList<StreamAppend> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Reads heads back after an unknown outcome; waits until no transaction holds them any more, so that the answer
    /// is final. Streams that do not exist are left out.
    /// </summary>
    Task<IReadOnlyList<StreamHead>> ReadBack(IReadOnlyList<string> streams, CancellationToken cancellationToken);

    /// <summary>The entries of one stream with versions above <paramref name="after"/>, in order.</summary>
    IAsyncEnumerable<JournalEntry> Read(string stream, long after, CancellationToken cancellationToken);

    /// <summary>Single entries of one stream, in the order of their versions; missing ones are left out.</summary>
    Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken);

    /// <summary>
    /// Goes the whole way of an append without one, down to the disk: whoever is asked whether the journal can be
    /// written must not wait for the next command to find out.
    /// </summary>
    Task Probe(CancellationToken cancellationToken);

    /// <summary>All heads whose stream's name begins with <paramref name="prefix"/>, ordered by name.</summary>
    IAsyncEnumerable<StreamHead> Heads(string prefix, CancellationToken cancellationToken);
}
