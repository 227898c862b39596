namespace GridOrleans;

/// <summary>
/// The embedded engine's files: one each, so that what is derived neither slows nor endangers the truth, and keys can
/// be destroyed apart from it.
/// </summary>
/// <param name="Journal">The truth; every commit reaches the disk.</param>
/// <param name="Reading">The read model: derived from the journal.</param>
/// <param name="Snapshots">Snapshots of grains: derived from the journal.</param>
/// <param name="Keys">The keys of people: without them what the journal says of people is gone.</param>
internal sealed record SqliteFiles(SqliteFile Journal, SqliteFile Reading, SqliteFile Snapshots, SqliteFile Keys)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<SqliteFile> All => [Journal, Reading, Snapshots, Keys];

    /// <summary>The files of a folder, whether or not they exist yet.</summary>
    public static SqliteFiles In(string folder, int timeoutSeconds) => new(
        new(Path.Combine(folder, "journal.db"), SqliteDurability.Full, timeoutSeconds),
        new(Path.Combine(folder, "reading.db"), SqliteDurability.Normal, timeoutSeconds),
        new(Path.Combine(folder, "snapshots.db"), SqliteDurability.Normal, timeoutSeconds),
        new(Path.Combine(folder, "keys.db"), SqliteDurability.Full, timeoutSeconds, "PRAGMA secure_delete = ON;"));
}
