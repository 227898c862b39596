using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GridOrleans.Registry;

/// <summary>The registry with the keys that open it: what rules decide by.</summary>
/// <param name="state">The fold.</param>
/// <param name="keys">The keys of the grid's people.</param>
internal sealed class RegistryBook(RegistryState state, PersonKeys keys)
{
    // From the key fields of all records to their serials; made when something is first collected, since most grids
    // are only read.
    private Dictionary<ulong, int>? _index;

    /// <summary>The fold.</summary>
    public RegistryState State => state;

    /// <summary>The keys.</summary>
    public PersonKeys Keys => keys;

    /// <summary>The serial that the next record gets.</summary>
    public int NextSerial => state.Records.Count + 1;

    /// <summary>A record's values; null when there is none, or its key is gone.</summary>
    public ImmutableArray<RecordValue>? Open(int serial) =>
        state.Records.Has(serial) ? state.Records.Find(serial).Open(keys, state.Grid, serial) : null;

    /// <summary>The record with a key; null when there is none.</summary>
    public int? Find(RecordKind kind, string key) =>
        (_index ??= Index()).TryGetValue(Hash(kind, key), out var serial)
        && Open(serial) is { } values
        && RecordDraft.Find(values, RecordShape.Of(kind).Key) == key
            ? serial
            : null;

    /// <summary>Notes a record that was put.</summary>
    public void Note(RecordKind kind, string key, int serial)
    {
        if (_index is not null)
        {
            _index[Hash(kind, key)] = serial;
        }
    }

    /// <summary>Gives the index's memory back.</summary>
    public void Forget() => _index = null;

    private Dictionary<ulong, int> Index()
    {
        var index = new Dictionary<ulong, int>(state.Records.Count);
        for (var serial = 1; serial <= state.Records.Count; serial++)
        {
            if (Open(serial) is { } values)
            {
                var kind = state.Records.KindOf(serial);
                index[Hash(kind, RecordDraft.Find(values, RecordShape.Of(kind).Key)!)] = serial;
            }
        }

        return index;
    }

    private static ulong Hash(RecordKind kind, string key) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan()), (long)kind);
}
