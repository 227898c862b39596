using System.Runtime.InteropServices;

namespace GridOrleans.Journal;

/// <summary>
/// A batch as columns, one array each, as <c>unnest</c> takes them. Streams are in the order of their names, so that
/// two batches lock what they share in the same order.
/// </summary>
internal sealed class AppendColumns
{
    private AppendColumns(int streams, int entries)
    {
        Streams = new string[streams];
        Epochs = new long[streams];
        Afters = new long[streams];
        LastVersions = new long[streams];
        LastHashes = new byte[streams][];
        Order = new int[streams];
        EntryStreams = new string[entries];
        Versions = new long[entries];
        Instants = new DateTime[entries];
        CommandIds = new string[entries];
        Kinds = new string[entries];
        Payloads = new byte[entries][];
        Hashes = new byte[entries][];
    }

    /// <summary>The streams, by name.</summary>
    public string[] Streams { get; }

    /// <summary>Per stream: where it was in the batch.</summary>
    public int[] Order { get; }

    /// <summary>Per stream: the epoch that its head must have.</summary>
    public long[] Epochs { get; }

    /// <summary>Per stream: the version that its head must have.</summary>
    public long[] Afters { get; }

    /// <summary>Per stream: the version that its head gets.</summary>
    public long[] LastVersions { get; }

    /// <summary>Per stream: the hash that its head gets.</summary>
    public byte[][] LastHashes { get; }

    /// <summary>Per entry: its stream.</summary>
    public string[] EntryStreams { get; }

    /// <summary>Per entry: its version.</summary>
    public long[] Versions { get; }

    /// <summary>Per entry: its instant, UTC.</summary>
    public DateTime[] Instants { get; }

    /// <summary>Per entry: its command.</summary>
    public string[] CommandIds { get; }

    /// <summary>Per entry: its kind.</summary>
    public string[] Kinds { get; }

    /// <summary>Per entry: its JSON as the bytes that it is; the driver sends them as text, undecoded.</summary>
    public byte[][] Payloads { get; }

    /// <summary>Per entry: its hash.</summary>
    public byte[][] Hashes { get; }

    /// <summary>Turns a batch on its side.</summary>
    public static AppendColumns From(IReadOnlyList<StreamAppend> batch)
    {
        var columns = new AppendColumns(batch.Count, batch.Sum(append => append.Entries.Count));
        for (var i = 0; i < batch.Count; i++)
        {
            columns.Order[i] = i;
        }

        Array.Sort(columns.Order, (a, b) => string.CompareOrdinal(batch[a].Stream, batch[b].Stream));
        var row = 0;
        for (var place = 0; place < batch.Count; place++)
        {
            var append = batch[columns.Order[place]];
            columns.Streams[place] = append.Stream;
            columns.Epochs[place] = append.Epoch;
            columns.Afters[place] = append.After;
            columns.LastVersions[place] = append.Last.Version;
            columns.LastHashes[place] = append.Last.Hash;
            foreach (var entry in append.Entries)
            {
                columns.Set(row++, append.Stream, entry);
            }
        }

        return columns;
    }

    /// <summary>The bytes as an array; copied only where they are a part of one.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> payload) =>
        MemoryMarshal.TryGetArray(payload, out var whole) && whole.Count == whole.Array!.Length
            ? whole.Array
            : payload.ToArray();

    private void Set(int row, string stream, JournalEntry entry)
    {
        EntryStreams[row] = stream;
        Versions[row] = entry.Version;
        Instants[row] = entry.At.UtcDateTime;
        CommandIds[row] = entry.CommandId;
        Kinds[row] = entry.Kind;
        Payloads[row] = Bytes(entry.Payload);
        Hashes[row] = entry.Hash;
    }
}
