using System.Text;
using GridOrleans.Journal;

namespace GridOrleans.Integration.Journal;

/// <summary>What one activation appends to a stream: chained entries, from the head that it opened.</summary>
internal sealed class Story(StreamHead head)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private byte[] _hash = head.Hash;

    /// <summary>The stream.</summary>
    public string Stream => head.Stream;

    /// <summary>The version of the entry told last.</summary>
    public long Version { get; private set; } = head.Version;

    /// <summary>All that was told, in order.</summary>
    public List<JournalEntry> Told { get; } = [];

    /// <summary>The next entries, one per payload, as one append.</summary>
    public StreamAppend Tell(params string[] payloads) => new(head.Stream, head.Epoch, [.. payloads.Select(Next)]);

    private JournalEntry Next(string payload)
    {
        Version++;
        var at = Begin.AddMicroseconds(Version);
        var (command, kind, bytes) = ($"command-{Version}", "case_filed", Encoding.UTF8.GetBytes(payload));
        _hash = HashChain.Next(_hash, Version, at, command, kind, bytes);
        Told.Add(new(Version, at, command, kind, bytes, _hash));
        return Told[^1];
    }
}
