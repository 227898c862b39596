using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GridOrleans.Journal;

/// <summary>
/// Every command id that a stream ever took, and where its first entry is: 16 bytes each, so that a resend is
/// recognised however late it comes. Only a 64-bit hash of the id is kept; the entry itself confirms the match, and
/// with 100,000 commands in a stream two ids collide with a probability of 3 in 10,000,000,000.
/// </summary>
internal sealed class CommandLog
{
    private const int RowSize = 2 * sizeof(long);

    private readonly Dictionary<ulong, long> _versions = [];

    /// <summary>The version of the command's first entry; null when the stream never took it.</summary>
    public long? Find(string command) => _versions.TryGetValue(Key(command), out var version) ? version : null;

    /// <summary>Remembers a command; of several entries the first counts.</summary>
    public void Add(string command, long version) => _versions.TryAdd(Key(command), version);

    /// <summary>The log as bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_versions.Count * RowSize];
        var rest = bytes.AsSpan();
        foreach (var (key, version) in _versions)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, key);
            BinaryPrimitives.WriteInt64LittleEndian(rest[sizeof(long)..], version);
            rest = rest[RowSize..];
        }

        return bytes;
    }

    /// <summary>Adds what <see cref="ToBytes"/> wrote.</summary>
    public void Load(ReadOnlySpan<byte> bytes)
    {
        _versions.EnsureCapacity(bytes.Length / RowSize);
        for (; bytes.Length >= RowSize; bytes = bytes[RowSize..])
        {
            _versions[BinaryPrimitives.ReadUInt64LittleEndian(bytes)] =
                BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]);
        }
    }

    private static ulong Key(string command) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(command.AsSpan()));
}
