using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Registry;

/// <summary>
/// Seals what is written of a person with the person's key: AES-256-GCM with a random nonce, bound to grid and serial
/// so that nobody can put one person's content in another's place.
/// </summary>
internal static class RecordSeal
{
    /// <summary>Bytes of a nonce, which stands before the ciphertext.</summary>
    public const int NonceSize = 12;

    private const int TagSize = 16;

    /// <summary>Seals values.</summary>
    /// <param name="key">The person's key.</param>
    /// <param name="nonce">Random, used once; <see cref="NonceSize"/> bytes.</param>
    /// <param name="values">The content.</param>
    /// <param name="number">Whose content it is.</param>
    public static byte[] Close(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> nonce,
        ImmutableArray<RecordValue> values,
        RecordNumber number)
    {
        var plain = RecordCodec.Encode(values);
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        nonce.CopyTo(bytes);
        using var cipher = new AesGcm(key, TagSize);
        Span<byte> owner = stackalloc byte[OwnerSizeMax];
        cipher.Encrypt(
            nonce, plain, bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(^TagSize..), Owner(number, owner));
        return bytes;
    }

    /// <summary>Opens values; null when the key is gone or the bytes are not this person's.</summary>
    public static ImmutableArray<RecordValue>? Open(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> bytes,
        RecordNumber number)
    {
        if (key.IsEmpty || bytes.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        Span<byte> owner = stackalloc byte[OwnerSizeMax];
        try
        {
            cipher.Decrypt(
                bytes[..NonceSize], bytes[NonceSize..^TagSize], bytes[^TagSize..], plain, Owner(number, owner));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return RecordCodec.Decode(plain);
    }

    /// <summary>
    /// What a command says, as a mark that tells a resend from another command, and tells nothing once the key is gone.
    /// </summary>
    public static string Stamp(ReadOnlySpan<byte> key, ReadOnlySpan<byte> command) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, command).AsSpan(0, StampSize));

    /// <summary>A city-wide mark of a key field, such as a document's number, by which its record is found.</summary>
    public static byte[] Mark(ReadOnlySpan<byte> cityKey, RecordKind kind, string key) =>
        HMACSHA256.HashData(cityKey, Encoding.UTF8.GetBytes($"{(int)kind}:{key}"))[..StampSize];

    /// <summary>A city-wide mark of a person's whole name, by which the person is found.</summary>
    public static byte[] NameMark(ReadOnlySpan<byte> cityKey, string name) =>
        HMACSHA256.HashData(cityKey, Encoding.UTF8.GetBytes($"name:{name}"))[..StampSize];

    private const int StampSize = 16;
    private const int OwnerSizeMax = 48;

    private static ReadOnlySpan<byte> Owner(RecordNumber number, Span<byte> buffer) =>
        buffer[..Encoding.ASCII.GetBytes(number.ToString(), buffer)];
}
