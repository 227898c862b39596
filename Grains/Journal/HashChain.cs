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
        var length = Size + Length(commandId, kind, payload);
        var buffer = length <= StackMax ? stackalloc byte[StackMax] : new byte[length];

        previous.CopyTo(buffer);
        Cover(buffer[Size..], (version, at), (commandId, kind), payload);
        return SHA256.HashData(buffer[..length]);
    }

    /// <summary>What an entry's hash covers besides the one before: whoever has both can compute it.</summary>
    public static byte[] Covers(JournalEntry entry)
    {
        var bytes = new byte[Length(entry.CommandId, entry.Kind, entry.Payload.Span)];
        Cover(bytes, (entry.Version, entry.At), (entry.CommandId, entry.Kind), entry.Payload.Span);
        return bytes;
    }

    private static void Cover(
        Span<byte> buffer,
        (long Version, DateTimeOffset At) place,
        (string CommandId, string Kind) texts,
        ReadOnlySpan<byte> payload)
    {
        var rest = Number(buffer, place.Version);
        rest = Number(rest, place.At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        rest = Text(rest, texts.CommandId);
        rest = Text(rest, texts.Kind);
        payload.CopyTo(rest);
    }

    /// <summary>Whether an entry is the one that was chained to <paramref name="previous"/>.</summary>
    public static bool Holds(ReadOnlySpan<byte> previous, JournalEntry entry) =>
        Next(previous, entry.Version, entry.At, entry.CommandId, entry.Kind, entry.Payload.Span)
            .AsSpan()
            .SequenceEqual(entry.Hash);

    private static int Length(string commandId, string kind, ReadOnlySpan<byte> payload) => (4 * sizeof(long))
        + Encoding.UTF8.GetByteCount(commandId)
        + Encoding.UTF8.GetByteCount(kind)
        + payload.Length;

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
