namespace GridOrleans;

/// <summary>
/// The embedded engine's three files: one each, so that what is derived neither slows nor endangers the truth.
/// </summary>
/// <param name="Journal">The truth; every commit reaches the disk.</param>
/// <param name="Reading">The read model: derived from the journal.</param>
/// <param name="Snapshots">Snapshots of grains: derived from the journal.</param>
internal sealed record SqliteFiles(SqliteFile Journal, SqliteFile Reading, SqliteFile Snapshots)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<SqliteFile> All => [Journal, Reading, Snapshots];

    /// <summary>The files of a folder, whether or not they exist yet.</summary>
    public static SqliteFiles In(string folder, int timeoutSeconds) => new(
        new(Path.Combine(folder, "journal.db"), SqliteDurability.Full, timeoutSeconds),
        new(Path.Combine(folder, "reading.db"), SqliteDurability.Normal, timeoutSeconds),
        new(Path.Combine(folder, "snapshots.db"), SqliteDurability.Normal, timeoutSeconds));
}
