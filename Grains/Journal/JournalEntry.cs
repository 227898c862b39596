namespace GridOrleans.Journal;

/// <summary>One fact in a stream, as it is stored.</summary>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="At">When it was decided; whole microseconds, UTC.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Kind">Which fact it is, such as <c>case_filed</c>: a promise, never renamed.</param>
/// <param name="Payload">The fact as JSON in UTF-8: these very bytes are stored and hashed.</param>
/// <param name="Hash">The chain's hash after this entry; see <see cref="HashChain"/>.</param>
internal sealed record JournalEntry(
    long Version,
    DateTimeOffset At,
    string CommandId,
    string Kind,
    ReadOnlyMemory<byte> Payload,
    byte[] Hash);

/// <summary>Where a stream ends.</summary>
/// <param name="Stream">The stream's name, such as <c>grid/140212100201001</c>.</param>
/// <param name="Epoch">Which activation may append; each activation raises it.</param>
/// <param name="Version">The newest entry's version; 0 for an empty stream.</param>
/// <param name="Hash">The newest entry's hash; <see cref="HashChain.Start"/> for an empty stream.</param>
internal sealed record StreamHead(string Stream, long Epoch, long Version, byte[] Hash);

/// <summary>
/// Entries to be appended to one stream. It succeeds only if the stream's head still has this epoch and ends
/// directly before the first entry.
/// </summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Epoch">The epoch that the appending activation raised.</param>
/// <param name="Entries">At least one; versions without gaps.</param>
internal sealed record StreamAppend(string Stream, long Epoch, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>The version that the stream must end with before.</summary>
    public long After => Entries[0].Version - 1;

    /// <summary>The stream's newest entry afterwards.</summary>
    public JournalEntry Last => Entries[^1];
}
