using System.Buffers;
using System.IO.Compression;

namespace GridOrleans.Registry;

/// <summary>
/// Many records in one entry of the journal: serial, kind and content of each, compressed together. What is sealed in
/// it does not shrink; addresses and categories do, to a quarter.
/// </summary>
internal sealed class RecordBlock
{
    // The fastest of Brotli's levels and the window of a whole block: a slower one gains a tenth and takes five times
    // as long.
    private const int Quality = 1;
    private const int WindowBits = 18;

    private readonly ArrayBufferWriter<byte> _plain = new();

    /// <summary>Adds a record.</summary>
    public void Add(int serial, RecordKind kind, ReadOnlySpan<byte> content)
    {
        RecordCodec.WriteNumber(_plain, (uint)serial);
        _plain.Write([(byte)kind]);
        RecordCodec.WriteNumber(_plain, (uint)content.Length);
        _plain.Write(content);
    }

    /// <summary>The block as bytes: its size, and what it was compressed to.</summary>
    public byte[] ToBytes()
    {
        var plain = _plain.WrittenSpan;
        var head = RecordCodec.NumberSize((uint)plain.Length);
        var bytes = new byte[head + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        var rest = RecordCodec.WriteNumber(bytes, (uint)plain.Length);
        return BrotliEncoder.TryCompress(plain, rest, out var written, Quality, WindowBits)
            ? bytes[..(head + written)]
            : throw new InvalidOperationException($"A block of {plain.Length} bytes cannot be compressed.");
    }

    /// <summary>Is told each record of a block.</summary>
    public delegate void Visitor(int serial, RecordKind kind, ReadOnlySpan<byte> content);

    /// <summary>The size of a block before it was compressed.</summary>
    public static int SizeOf(ReadOnlySpan<byte> block) => checked((int)RecordCodec.ReadNumber(ref block));

    /// <summary>Reads a block.</summary>
    /// <exception cref="InvalidDataException">The bytes are no block.</exception>
    public static void Visit(ReadOnlySpan<byte> block, Visitor visit)
    {
        var size = checked((int)RecordCodec.ReadNumber(ref block));
        var plain = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            if (!BrotliDecoder.TryDecompress(block, plain, out var written) || written != size)
            {
                throw new InvalidDataException("The bytes are no block of records: they were damaged.");
            }

            for (ReadOnlySpan<byte> rest = plain.AsSpan(0, size); rest.Length > 0;)
            {
                var serial = checked((int)RecordCodec.ReadNumber(ref rest));
                var kind = (RecordKind)rest[0];
                rest = rest[1..];
                var length = checked((int)RecordCodec.ReadNumber(ref rest));
                visit(serial, kind, rest[..length]);
                rest = rest[length..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }
}
