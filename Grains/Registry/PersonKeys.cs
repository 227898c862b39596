namespace GridOrleans.Registry;

/// <summary>
/// The keys of a grid's people, by slot: each person has one, and everything that is ever written of the person is
/// sealed with it. They rest in a table outside the journal; a key that is destroyed is all zeros there and here, and
/// takes with it what it sealed, in the journal, in snapshots, and in every copy of either.
/// </summary>
internal sealed class PersonKeys
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int KeySize = 32;

    private byte[] _keys = [];

    /// <summary>How many slots there are, used, spare or destroyed.</summary>
    public int Count => _keys.Length / KeySize;

    /// <summary>The key of a slot; empty when it was destroyed or was never there.</summary>
    public ReadOnlySpan<byte> Find(int slot)
    {
        var key = slot >= 0 && slot < Count ? _keys.AsSpan(slot * KeySize, KeySize) : default;
        return key.ContainsAnyExcept((byte)0) ? key : default;
    }

    /// <summary>Puts keys into slots.</summary>
    public void Put(int first, ReadOnlySpan<byte> keys)
    {
        var end = (first * KeySize) + keys.Length;
        if (end > _keys.Length)
        {
            Array.Resize(ref _keys, end);
        }

        keys.CopyTo(_keys.AsSpan(first * KeySize));
    }

    /// <summary>Forgets a key.</summary>
    public void Destroy(int slot)
    {
        if (slot < Count)
        {
            _keys.AsSpan(slot * KeySize, KeySize).Clear();
        }
    }
}
