namespace GridOrleans;

/// <summary>
/// What a commit to a SQLite file promises; the names are SQLite's own for <c>PRAGMA synchronous</c>.
/// </summary>
internal enum SqliteDurability
{
    /// <summary>
    /// It survives a crash of the process; the last ones may be lost with the power. For derived data.
    /// </summary>
    Normal,

    /// <summary>It survives a loss of power. For the truth.</summary>
    Full,
}
