using GridOrleans.Journal;

namespace GridOrleans.Verification;

/// <summary>Proves that a stream's entries are all there, in their order, and as they were written.</summary>
internal sealed class ChainProof(string stream, Action<AuditFinding> found)
{
    private byte[] _hash = HashChain.Start;

    // The hash that the last entry should carry, where it carries another one: then the next entry tells whether the
    // hash was altered or what it is over.
    private byte[]? _computed;

    /// <summary>The version of the last entry that was seen.</summary>
    public long Version { get; private set; }

    /// <summary>Takes the next entry; false when it cannot be trusted.</summary>
    public bool Take(JournalEntry entry)
    {
        var first = Version + 1;
        var gap = entry.Version != first;
        if (gap)
        {
            var detail = $"From {first} on, up to {entry.Version}, nothing is there.";
            found(new(AuditKind.MissingEntry, stream, first, detail));
        }

        // What stands behind a gap cannot be proved either way; what follows it can.
        var holds = Holds(_hash, entry) || (_computed is { } computed && Holds(computed, entry));
        if (!gap && !holds)
        {
            found(new(
                AuditKind.AlteredEntry,
                stream,
                entry.Version,
                $"Entry {entry.Version} ({entry.Kind}) is not the one that was chained to entry {Version}."));
        }

        _computed = holds ? null : Next(entry);
        _hash = entry.Hash;
        Version = entry.Version;
        return holds && !gap;
    }

    /// <summary>Whether the chain ends, at the entry taken last, with this hash.</summary>
    public bool EndsWith(byte[] hash) =>
        hash.AsSpan().SequenceEqual(_hash) || (_computed is { } computed && hash.AsSpan().SequenceEqual(computed));

    private static bool Holds(byte[] previous, JournalEntry entry) =>
        previous.Length == HashChain.Start.Length && HashChain.Holds(previous, entry);

    private byte[]? Next(JournalEntry entry) => _hash.Length == HashChain.Start.Length
        ? HashChain.Next(_hash, entry.Version, entry.At, entry.CommandId, entry.Kind, entry.Payload.Span)
        : null;
}
