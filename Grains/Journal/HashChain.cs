using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Journal;

/// <summary>
/// Chains each entry of a stream to the one before: SHA-256 over the previous hash, the version, the instant, and the
/// stored bytes of command id, kind and payload. Whoever alters, drops or reorders an entry breaks every hash after it.
/// </summary>
internal static class HashChain
{
    private const int Size = SHA256.HashSizeInBytes;
    private const int StackMax = 2_048;

    /// <summary>The hash before a stream's first entry.</summary>
    public static readonly byte[] Start = new byte[Size];

    /// <summary>The hash after an entry.</summary>
    public static byte[] Next(
        ReadOnlySpan<byte> previous,
        long version,
        DateTimeOffset at,
        string commandId,
        string kind,
        ReadOnlySpan<byte> payload)
    {
        var text = Encoding.UTF8;
        var texts = text.GetByteCount(commandId) + text.GetByteCount(kind);
        var length = Size + (4 * sizeof(long)) + texts + payload.Length;
        var buffer = length <= StackMax ? stackalloc byte[StackMax] : new byte[length];

        previous.CopyTo(buffer);
        var rest = buffer[Size..];
        rest = Number(rest, version);
        rest = Number(rest, at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        rest = Text(rest, commandId);
        rest = Text(rest, kind);
        payload.CopyTo(rest);
        return SHA256.HashData(buffer[..length]);
    }

    /// <summary>Whether an entry is the one that was chained to <paramref name="previous"/>.</summary>
    public static bool Holds(ReadOnlySpan<byte> previous, JournalEntry entry) =>
        Next(previous, entry.Version, entry.At, entry.CommandId, entry.Kind, entry.Payload.Span)
            .AsSpan()
            .SequenceEqual(entry.Hash);

    // Lengths go in before the texts: otherwise "ab"+"c" and "a"+"bc" would hash alike.
    private static Span<byte> Text(Span<byte> buffer, string value)
    {
        var written = Encoding.UTF8.GetBytes(value, buffer[sizeof(long)..]);
        Number(buffer, written);
        return buffer[(sizeof(long) + written)..];
    }

    private static Span<byte> Number(Span<byte> buffer, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
        return buffer[sizeof(long)..];
    }
}
