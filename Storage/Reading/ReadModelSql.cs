using System.Data.Common;
using GridOrleans.Grids;

namespace GridOrleans.Reading;

/// <summary>The statements that both engines understand, and how their answers are read.</summary>
internal static class ReadModelSql
{
    /// <summary>Tries streams in trouble again.</summary>
    public const string ForgetTroubles = "UPDATE projected SET trouble = NULL WHERE trouble IS NOT NULL";

    /// <summary>Every stream with a position or a row.</summary>
    public static readonly string Streams =
        $"""
        SELECT stream FROM projected
        {string.Join('\n', FileTable.All.Select(table =>
            $"UNION SELECT 'grid/' || substr(number, 1, 15) FROM {table.Name}"))}
        ORDER BY 1
        """;

    /// <summary>See <see cref="IReadModel.Headless"/>.</summary>
    public static string Headless(string head, string entry) =>
        $"SELECT DISTINCT e.stream FROM {entry} AS e LEFT JOIN {head} AS h ON h.stream = e.stream " +
        "WHERE h.stream IS NULL ORDER BY 1";

    /// <summary>
    /// Whether a value could not be read as what it should be, whatever the engine: an instant out of range, a text
    /// where a number belongs.
    /// </summary>
    public static bool IsDamage(Exception failure) =>
        failure is InvalidCastException or FormatException or OverflowException or ArgumentException;

    /// <summary>One statement, so that the position and the rows are of one instant.</summary>
    public static string Rows(FileTable table) =>
        $"""
        SELECT (SELECT version FROM projected WHERE stream = @stream) AS position, {table.Names}
        FROM (SELECT 1 AS one) AS always
        LEFT JOIN {table.Name} ON number >= @first AND number < @end
        ORDER BY number
        """;

    /// <summary>See <see cref="IReadModel.Behind"/>.</summary>
    public static string Behind(string head) =>
        $"""
        SELECT h.stream, coalesce(p.version, 0), p.hash, h.version
        FROM {head} AS h LEFT JOIN projected AS p ON p.stream = h.stream
        WHERE h.stream LIKE 'grid/%' AND h.version > coalesce(p.version, 0) AND p.trouble IS NULL
        ORDER BY h.stream <= @last, h.stream
        LIMIT @limit
        """;

    /// <summary>See <see cref="IReadModel.Lag"/>: the stuck streams one by one, then all of them as a sum.</summary>
    public static string Lag(string head) =>
        $"""
        SELECT h.stream, p.version + 1, p.trouble, 0
        FROM {head} AS h JOIN projected AS p ON p.stream = h.stream
        WHERE p.trouble IS NOT NULL AND h.version > p.version
        UNION ALL
        SELECT NULL, CAST(coalesce(sum(h.version - coalesce(p.version, 0)), 0) AS bigint), NULL, count(*)
        FROM {head} AS h LEFT JOIN projected AS p ON p.stream = h.stream
        WHERE h.stream LIKE 'grid/%' AND h.version > coalesce(p.version, 0)
        """;

    /// <summary>See <see cref="IReadModel.OldestPending"/>.</summary>
    public static string OldestPending(string head, string entry) =>
        $"""
        SELECT min(e.at)
        FROM {head} AS h LEFT JOIN projected AS p ON p.stream = h.stream
        JOIN {entry} AS e ON e.stream = h.stream AND e.version = coalesce(p.version, 0) + 1
        WHERE h.stream LIKE 'grid/%' AND h.version > coalesce(p.version, 0) AND p.trouble IS NULL
        """;

    /// <summary>Reads what <see cref="Behind"/> answers.</summary>
    public static async Task<IReadOnlyList<StreamRange>> Ranges(
        DbDataReader reader,
        CancellationToken cancellationToken)
    {
        var ranges = new List<StreamRange>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var hash = reader.IsDBNull(2) ? Journal.HashChain.Start : reader.GetFieldValue<byte[]>(2);
            ranges.Add(new(reader.GetString(0), reader.GetInt64(1), hash, reader.GetInt64(3)));
        }

        return ranges;
    }

    /// <summary>Reads what <see cref="Lag(string)"/> answers.</summary>
    public static async Task<ProjectionLag> Lag(DbDataReader reader, CancellationToken cancellationToken)
    {
        var stuck = new List<StuckStream>();
        var lag = new ProjectionLag(0, 0, []);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(0))
            {
                lag = lag with { Entries = reader.GetInt64(1), Streams = checked((int)reader.GetInt64(3)) };
                continue;
            }

            stuck.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)));
        }

        return lag with { Stuck = [.. stuck] };
    }

    /// <summary>Reads folded files from their column <c>state</c>; one that cannot be read counts as missing.</summary>
    public static async Task<IReadOnlyList<IGridFile>> States(
        FileTable table,
        DbDataReader reader,
        CancellationToken cancellationToken)
    {
        var files = new List<IGridFile>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (table.FromJson(reader.GetString(0)) is { } file)
            {
                files.Add(file);
            }
        }

        return files;
    }

    /// <summary>Reads what <see cref="Rows"/> answers.</summary>
    public static async Task<StreamRows> StreamRows(
        FileTable table,
        DbDataReader reader,
        CancellationToken cancellationToken)
    {
        long? version = null;
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.IsDBNull(0) ? null : reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                rows.Add([.. Enumerable.Range(1, table.Columns.Length).Select(place => Value(reader, place))]);
            }
        }

        return new(table, version, rows);
    }

    /// <summary>Reads a single column of texts.</summary>
    public static async Task<IReadOnlyList<string>> Texts(DbDataReader reader, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static object? Value(DbDataReader reader, int place) =>
        reader.IsDBNull(place) ? null : reader.GetValue(place);
}
