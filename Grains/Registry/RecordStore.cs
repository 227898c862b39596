using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// A grid's records as one run of bytes and a table of where each begins: 2,250 of them are two arrays to the garbage
/// collector. Mutable, as the <see cref="RegistryState"/> that it is a part of.
/// </summary>
internal sealed class RecordStore
{
    // What was replaced stays until it is this much and half of all: then everything is copied once.
    private const int WasteMin = 64 * 1_024;

    // An eighth of room, not twice: 5,379 grids would waste as much memory as they use.
    private const int GrowthShift = 3;
    private const int Erased = -1;

    private readonly int[] _counts = new int[RecordShape.All.Count];
    private byte[] _bytes = [];
    private int _used;
    private int _waste;
    private Place[] _places = [];

    /// <summary>How many serials were given.</summary>
    public int Count { get; private set; }

    /// <summary>How many records of a kind there are; erased ones do not count.</summary>
    public int CountOf(RecordKind kind) => _counts[(int)kind];

    /// <summary>Whether the serial was given and its record not erased.</summary>
    public bool Has(int serial) => serial >= 1 && serial <= Count && _places[serial - 1].Offset != Erased;

    /// <summary>A record; <see cref="Has"/> must hold.</summary>
    public StoredRecord Find(int serial)
    {
        var rest = (ReadOnlySpan<byte>)_bytes.AsSpan(_places[serial - 1].Offset);
        var kind = (RecordKind)rest[0];
        rest = rest[1..];
        var length = checked((int)RecordCodec.ReadNumber(ref rest));
        return new(kind, rest[..length], DateTimeOffset.FromUnixTimeSeconds(_places[serial - 1].At));
    }

    /// <summary>What a record is about; <see cref="Has"/> must hold.</summary>
    public RecordKind KindOf(int serial) => (RecordKind)_bytes[_places[serial - 1].Offset];

    /// <summary>Makes room, once, for what is about to be put.</summary>
    /// <param name="records">Records at most.</param>
    /// <param name="bytes">Bytes of their contents.</param>
    public void Expect(int records, int bytes)
    {
        const int Head = 6;
        if (_places.Length < Count + records)
        {
            Array.Resize(ref _places, Count + records);
        }

        if (_bytes.Length < _used + bytes + (Head * records))
        {
            Array.Resize(ref _bytes, _used + bytes + (Head * records));
        }
    }

    /// <summary>Adds the next record, or replaces one.</summary>
    /// <exception cref="InvalidOperationException">The serial is out of turn, or its record erased.</exception>
    public void Put(int serial, RecordKind kind, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        if (serial == Count + 1)
        {
            if (Count == _places.Length)
            {
                Array.Resize(ref _places, Count + 1 + (Count >> GrowthShift));
            }

            Count++;
        }
        else if (Has(serial) && KindOf(serial) == kind)
        {
            Drop(serial);
        }
        else
        {
            throw new InvalidOperationException($"Record {serial} is out of turn, erased, or not a {kind}.");
        }

        _counts[(int)kind]++;
        _places[serial - 1] = new(Append(kind, content), checked((uint)at.ToUnixTimeSeconds()));
        Compact();
    }

    /// <summary>Erases a record; its serial is never given again.</summary>
    public void Erase(int serial)
    {
        Drop(serial);
        _places[serial - 1] = new(Erased, 0);
        Compact();
    }

    /// <summary>Everything, for a snapshot.</summary>
    public (byte[] Bytes, ImmutableArray<int> Offsets, ImmutableArray<uint> Instants) ToSnapshot() =>
        (_bytes[.._used],
            [.. _places.Take(Count).Select(place => place.Offset)],
            [.. _places.Take(Count).Select(place => place.At)]);

    /// <summary>Fills an empty store with what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(byte[] bytes, ImmutableArray<int> offsets, ImmutableArray<uint> instants)
    {
        (_bytes, _used, Count) = (bytes, bytes.Length, offsets.Length);
        _places = [.. offsets.Zip(instants, (offset, at) => new Place(offset, at))];
        for (var serial = 1; serial <= Count; serial++)
        {
            if (Has(serial))
            {
                _counts[(int)KindOf(serial)]++;
            }
        }

        _waste = _used - Enumerable.Range(1, Count).Where(Has).Sum(SizeOf);
    }

    private int SizeOf(int serial)
    {
        var length = Find(serial).Content.Length;
        return 1 + RecordCodec.NumberSize((uint)length) + length;
    }

    private void Drop(int serial)
    {
        _counts[(int)KindOf(serial)]--;
        _waste += SizeOf(serial);
    }

    private int Append(RecordKind kind, ReadOnlySpan<byte> content)
    {
        var size = 1 + RecordCodec.NumberSize((uint)content.Length) + content.Length;
        if (_used + size > _bytes.Length)
        {
            Array.Resize(ref _bytes, _used + Math.Max(size, _used >> GrowthShift));
        }

        var offset = _used;
        _bytes[offset] = (byte)kind;
        content.CopyTo(RecordCodec.WriteNumber(_bytes.AsSpan(offset + 1), (uint)content.Length));
        _used += size;
        return offset;
    }

    private void Compact()
    {
        if (_waste < WasteMin || _waste < _used / 2)
        {
            return;
        }

        var before = _bytes;
        _bytes = new byte[_used - _waste];
        (_used, _waste) = (0, 0);
        for (var serial = 1; serial <= Count; serial++)
        {
            ref var place = ref _places[serial - 1];
            if (place.Offset != Erased)
            {
                var rest = (ReadOnlySpan<byte>)before.AsSpan(place.Offset + 1);
                var length = checked((int)RecordCodec.ReadNumber(ref rest));
                place = new(Append((RecordKind)before[place.Offset], rest[..length]), place.At);
            }
        }
    }

    /// <param name="Offset">Where it begins.</param>
    /// <param name="At">When it changed last; seconds since 1970.</param>
    private readonly record struct Place(int Offset, uint At);
}

/// <summary>A record as it rests.</summary>
/// <param name="kind">What it is about.</param>
/// <param name="content">Its values; of a person the slot of the key, and sealed values.</param>
/// <param name="at">When it changed last; whole seconds.</param>
internal readonly ref struct StoredRecord(RecordKind kind, ReadOnlySpan<byte> content, DateTimeOffset at)
{
    /// <summary>What it is about.</summary>
    public RecordKind Kind { get; } = kind;

    /// <summary>Its content as bytes.</summary>
    public ReadOnlySpan<byte> Content { get; } = content;

    /// <summary>When it changed last.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>A person's slot and sealed values.</summary>
    public ReadOnlySpan<byte> Sealed(out int slot) => PersonContent.Read(Content, out slot);

    /// <summary>The values; null when the key is gone or the bytes are not this record's.</summary>
    public ImmutableArray<RecordValue>? Open(PersonKeys keys, UnitCode grid, int serial)
    {
        if (Kind is not RecordKind.Person)
        {
            return RecordCodec.Decode(Content);
        }

        var bytes = Sealed(out var slot);
        return RecordSeal.Open(keys.Find(slot), bytes, new(grid, serial));
    }
}

/// <summary>A person's content: the slot of the key, then what it seals.</summary>
internal static class PersonContent
{
    /// <summary>Writes it.</summary>
    public static byte[] Write(int slot, ReadOnlySpan<byte> sealedValues)
    {
        var bytes = new byte[RecordCodec.NumberSize((uint)slot) + sealedValues.Length];
        sealedValues.CopyTo(RecordCodec.WriteNumber(bytes, (uint)slot));
        return bytes;
    }

    /// <summary>Reads it.</summary>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> content, out int slot)
    {
        slot = checked((int)RecordCodec.ReadNumber(ref content));
        return content;
    }
}
