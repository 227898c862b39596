using Dapper;

namespace GridOrleans.Registry;

/// <summary>The statements that both engines understand.</summary>
internal static class RegistrySql
{
    /// <summary>Every table of the registries' read model.</summary>
    public static readonly string[] Tables =
        ["registry_record", "registry_total", "registry_sealed", "registry_projected"];

    /// <summary>How far a registry is projected.</summary>
    public const string Position =
        "SELECT version AS Version, trouble AS Trouble FROM registry_projected WHERE stream = @stream";

    /// <summary>What the totals say of a grid.</summary>
    public const string Totals =
        "SELECT kind AS Kind, total AS Total FROM registry_total WHERE grid = @grid";

    /// <summary>How many rows of a grid there are.</summary>
    public const string Rows =
        "SELECT kind AS Kind, count(*) AS Total FROM registry_record WHERE grid = @grid GROUP BY kind";

    /// <summary>
    /// A list of values for IN, each a parameter of its own: Dapper makes such lists for SQLite, and none for Npgsql.
    /// </summary>
    public static string Among<T>(DynamicParameters values, string name, IEnumerable<T> items)
    {
        List<string> names = [];
        foreach (var item in items)
        {
            var parameter = $"{name}{names.Count}";
            values.Add(parameter, item);
            names.Add($"@{parameter}");
        }

        return $"({string.Join(", ", names)})";
    }

    /// <summary>See <see cref="IRegistryTables.Behind"/>; 'registry0' is the first name after all of theirs.</summary>
    public static string Behind(string head) =>
        $"""
        SELECT h.stream AS Stream, coalesce(p.version, 0) AS After, p.hash AS Hash, h.version AS UpTo
        FROM {head} AS h LEFT JOIN registry_projected AS p ON p.stream = h.stream
        WHERE h.stream >= 'registry/' AND h.stream < 'registry0'
            AND h.version > coalesce(p.version, 0) AND p.trouble IS NULL
        ORDER BY h.stream
        LIMIT @limit
        """;
}

/// <summary>A row of <see cref="RegistrySql.Behind"/>.</summary>
internal sealed record BehindRow
{
    public required string Stream { get; init; }

    public required long After { get; init; }

    public required byte[]? Hash { get; init; }

    public required long UpTo { get; init; }

    /// <summary>The stretch.</summary>
    public Reading.StreamRange Range => new(Stream, After, Hash ?? Journal.HashChain.Start, UpTo);
}

/// <summary>A row of totals.</summary>
internal sealed record TotalRow
{
    public required string Kind { get; init; }

    public required long Total { get; init; }
}

/// <summary>A row of <see cref="RegistrySql.Position"/>.</summary>
internal sealed record PositionRow
{
    public required long Version { get; init; }

    public required string? Trouble { get; init; }
}
