using System.Data.Common;

namespace GridOrleans.Reading;

/// <summary>Where the engines differ when they are asked for a list.</summary>
/// <param name="Source">Connections to the read model.</param>
/// <param name="Like">The operator that looks for a text whatever its case.</param>
/// <param name="Instant">An instant as the columns hold it.</param>
internal sealed record ListingDialect(DbDataSource Source, string Like, Func<DateTimeOffset, object> Instant)
{
    /// <summary>
    /// The case's number where a range of it holds a good part of all cases, so that the order of change is the better
    /// index. SQLite has no statistics of its own accord: the plus keeps it off the primary key.
    /// </summary>
    public string WideNumber { get; private init; } = "number";

    /// <summary>PostgreSQL.</summary>
    public static ListingDialect Postgres(DbDataSource source) => new(source, "ILIKE", at => at.ToUniversalTime());

    /// <summary>SQLite; its LIKE ignores case in ASCII alone: all that Chinese and English need.</summary>
    public static ListingDialect Sqlite(DbDataSource source) => new(source, "LIKE", SqliteReadModel.Text)
    {
        WideNumber = "+number",
    };
}
