using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Access;

/// <summary>The development key: 256 random bits in a file that only its owner may read.</summary>
internal static class TokenKey
{
    /// <summary>Where the key is unless told otherwise.</summary>
    public const string DefaultPath = "data/token.key";

    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key; makes it first where there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds no key, or others than its owner may read it.</exception>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static SymmetricSecurityKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return new(Read(path));
    }

    private static byte[] Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) is not UnixFileMode.None)
        {
            throw new InvalidDataException($"Others may read the key {path}: run chmod 600 {path}.");
        }

        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == KeyBytes
            ? bytes
            : throw new InvalidDataException($"{path} holds no key: delete it, and a new one is made.");
    }

    // Written aside and then moved, so that of two processes starting at once both end up with the same whole key.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var aside = $"{path}.{Environment.ProcessId}";
        using (var file = new StreamWriter(aside, NewFile()))
        {
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
