using System.Collections.Immutable;
using GridOrleans.Cases;

namespace GridOrleans.Journal;

/// <summary>
/// Walks a stream's hash chain from a file's first entry to the newest one, and keeps what proves the file's own.
/// </summary>
/// <param name="versions">The versions of the file's entries, at least one, ascending.</param>
internal sealed class ChainWalk(ImmutableArray<long> versions)
{
    /// <summary>Entries read at once: some hundred kilobytes.</summary>
    private const int PageLength = 500;

    private readonly HashSet<long> _own = [.. versions];
    private readonly ImmutableArray<ProvenEntry>.Builder _entries = ImmutableArray.CreateBuilder<ProvenEntry>();

    // The entry before the first one gives the hash that it continues, and is not judged itself.
    private long _next = Math.Max(1, versions[0] - 1);
    private byte[]? _hash = versions[0] == 1 ? HashChain.Start : null;
    private long? _brokenAt;

    /// <summary>The versions that are read next.</summary>
    public IReadOnlyList<long> NextPage => [.. Enumerable.Range(0, PageLength).Select(step => _next + step)];

    /// <summary>Takes the next entries; false when there were none, and the walk is over.</summary>
    public bool Take(IReadOnlyList<JournalEntry> page)
    {
        foreach (var entry in page)
        {
            if (_hash is { } before)
            {
                Judge(entry, before);
            }

            (_hash, _next) = (entry.Hash, entry.Version + 1);
        }

        return page.Count > 0;
    }

    /// <summary>What the walk has shown.</summary>
    public CaseProof Proof(CaseNumber number) => new(
        number,
        versions[0],
        _next - 1,
        Convert.ToHexStringLower(_hash ?? HashChain.Start),
        _brokenAt,
        _entries.ToImmutable());

    private void Judge(JournalEntry entry, byte[] before)
    {
        if (entry.Version != _next || !HashChain.Holds(before, entry))
        {
            _brokenAt ??= _next;
        }

        if (_own.Contains(entry.Version))
        {
            _entries.Add(new(
                entry.Version,
                Convert.ToHexStringLower(before),
                HashChain.Covers(entry),
                Convert.ToHexStringLower(entry.Hash)));
        }
    }
}
