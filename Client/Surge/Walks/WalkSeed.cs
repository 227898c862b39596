using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GridOrleans.City.Generation;
using GridOrleans.Commands;

namespace GridOrleans.Surge.Walks;

/// <summary>Everything random about a case follows from the surge's seed and the case's index, everywhere.</summary>
/// <param name="Seed">The surge's seed.</param>
/// <param name="Index">The case's place in the surge, from 0.</param>
internal readonly record struct WalkSeed(int Seed, int Index)
{
    /// <summary>A sequence of draws; each purpose has its own: one more draw here changes nothing there.</summary>
    public SeededDraw Draw(string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(purpose, hash);
        return new(BinaryPrimitives.ReadInt32LittleEndian(hash));
    }

    /// <summary>The id of the case's command number <paramref name="step"/>: a UUID of version 8 (RFC 9562).</summary>
    public CommandId CommandId(int step)
    {
        const byte Version8 = 0x80;
        const byte Variant = 0x80;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(string.Create(CultureInfo.InvariantCulture, $"command/{step}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | Version8);
        hash[8] = (byte)((hash[8] & 0x3F) | Variant);
        return Commands.CommandId.Parse(new Guid(hash[..16], bigEndian: true).ToString());
    }

    private void Hash(string purpose, Span<byte> hash)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"surge/{Seed}/{Index}/{purpose}");
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
    }
}
