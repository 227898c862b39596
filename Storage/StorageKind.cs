namespace GridOrleans;

/// <summary>Where everything rests.</summary>
internal enum StorageKind
{
    /// <summary>Three files in a folder: one process, nothing to install.</summary>
    Sqlite,

    /// <summary>One PostgreSQL database, 15 or newer: as many silos as one likes.</summary>
    Postgres,
}
