using GridOrleans.Journal;

namespace GridOrleans.Reading;

/// <summary>Some entries of a stream with what they say.</summary>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Trouble">Why there are no more of them, although there should be.</param>
internal sealed record Stretch(IReadOnlyList<StretchEntry> Entries, string? Trouble)
{
    /// <summary>What can be read of the entries.</summary>
    public IEnumerable<Fact> Facts => Entries.Select(entry => entry.Fact).OfType<Fact>();

    /// <summary>Reads the facts of entries.</summary>
    public static Stretch Of((IReadOnlyList<JournalEntry> Entries, string? Trouble) read) =>
        new([.. read.Entries.Select(StretchEntry.Read)], read.Trouble);
}

/// <summary>An entry with what it says.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Fact">The fact; null when it cannot be read.</param>
/// <param name="Trouble">Why it cannot.</param>
internal sealed record StretchEntry(JournalEntry Entry, Fact? Fact, string? Trouble)
{
    /// <summary>Reads an entry's fact.</summary>
    public static StretchEntry Read(JournalEntry entry)
    {
        try
        {
            return new(entry, FactJson.Read(entry.Kind, entry.Payload.Span), null);
        }
        catch (InvalidDataException damage)
        {
            return new(entry, null, $"Version {entry.Version} cannot be read: {damage.Message}");
        }
    }
}
