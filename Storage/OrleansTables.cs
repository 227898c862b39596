using System.Data.Common;

namespace GridOrleans;

/// <summary>
/// Where the AdoNet providers of Orleans find their tables. Give them the invariant and the source, not a connection
/// string: on SQLite only the source knows how its connections must behave.
/// </summary>
/// <param name="Invariant">The name by which the providers know the driver.</param>
/// <param name="Source">The connections; owned by <see cref="StorageEngine"/>.</param>
internal sealed record OrleansTables(string Invariant, DbDataSource Source)
{
    /// <summary>Of <c>Npgsql</c>.</summary>
    public const string Npgsql = "Npgsql";

    /// <summary>Of <c>Microsoft.Data.Sqlite</c>: the providers map this name to that assembly.</summary>
    public const string Sqlite = "System.Data.SQLite";
}
