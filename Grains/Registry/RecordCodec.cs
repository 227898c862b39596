using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace GridOrleans.Registry;

/// <summary>
/// A record's values as bytes, as small as they come: the field's number, the length, UTF-8. 12 million records rest
/// like this, in memory and in blocks of the journal.
/// </summary>
internal static class RecordCodec
{
    // A varint's groups of seven bits, and the mark of another group.
    private const int GroupBits = 7;
    private const uint More = 0x80;

    /// <summary>Writes values.</summary>
    public static byte[] Encode(ImmutableArray<RecordValue> values)
    {
        var size = 0;
        foreach (var value in values)
        {
            var length = Encoding.UTF8.GetByteCount(value.Text);
            size += 1 + NumberSize((uint)length) + length;
        }

        var bytes = new byte[size];
        var rest = bytes.AsSpan();
        foreach (var value in values)
        {
            rest[0] = (byte)value.Field;
            rest = rest[1..];
            var length = Encoding.UTF8.GetByteCount(value.Text);
            rest = WriteNumber(rest, (uint)length);
            Encoding.UTF8.GetBytes(value.Text, rest);
            rest = rest[length..];
        }

        return bytes;
    }

    /// <summary>Reads values.</summary>
    /// <exception cref="InvalidDataException">The bytes are no record.</exception>
    public static ImmutableArray<RecordValue> Decode(ReadOnlySpan<byte> bytes)
    {
        var values = ImmutableArray.CreateBuilder<RecordValue>();
        while (bytes.Length > 0)
        {
            var field = (RecordField)bytes[0];
            bytes = bytes[1..];
            var length = checked((int)ReadNumber(ref bytes));
            Require(Enum.IsDefined(field) && length <= bytes.Length);
            values.Add(new(field, Encoding.UTF8.GetString(bytes[..length])));
            bytes = bytes[length..];
        }

        return values.DrainToImmutable();
    }

    /// <summary>How many bytes a number takes.</summary>
    public static int NumberSize(uint number)
    {
        var size = 1;
        while (number >= More)
        {
            number >>= GroupBits;
            size++;
        }

        return size;
    }

    /// <summary>Writes a number; answers what is left to write to.</summary>
    public static Span<byte> WriteNumber(Span<byte> target, uint number)
    {
        var place = 0;
        while (number >= More)
        {
            target[place++] = (byte)((number & (More - 1)) | More);
            number >>= GroupBits;
        }

        target[place] = (byte)number;
        return target[(place + 1)..];
    }

    /// <summary>Writes a number.</summary>
    public static void WriteNumber(IBufferWriter<byte> target, uint number)
    {
        WriteNumber(target.GetSpan(sizeof(uint) + 1), number);
        target.Advance(NumberSize(number));
    }

    /// <summary>Reads a number and moves behind it.</summary>
    /// <exception cref="InvalidDataException">The bytes are no number.</exception>
    public static uint ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0u;
        for (var place = 0; ; place++)
        {
            Require(place < bytes.Length && place <= sizeof(uint));
            number |= (bytes[place] & (More - 1)) << (place * GroupBits);
            if (bytes[place] < More)
            {
                bytes = bytes[(place + 1)..];
                return number;
            }
        }
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("The bytes are no record: they were damaged.");
        }
    }
}
