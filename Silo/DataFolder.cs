namespace GridOrleans;

/// <summary>
/// One process at a time owns a SQLite folder. The journal's fence would hold against a second one, but each would
/// throw the other's grains out at every command.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(FileStream? held) => _lock = held;

    /// <summary>Takes the folder, or says who must stop first. PostgreSQL needs no such claim.</summary>
    /// <exception cref="IOException">Another silo has the folder.</exception>
    public static DataFolder Claim(StorageEngine engine, string folder)
    {
        if (engine.Kind is not StorageKind.Sqlite)
        {
            return new(null);
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "silo.lock");
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw new IOException(
                $"Another silo works on '{Path.GetFullPath(folder)}'. Stop it, choose another --folder, or use "
                + "--storage postgres to run several silos.",
                taken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}
