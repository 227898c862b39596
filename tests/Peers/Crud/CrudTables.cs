using Npgsql;
using NpgsqlTypes;

namespace GridOrleans.Peers.Crud;

/// <summary>The service's tables, and how it is connected to them.</summary>
internal static class CrudTables
{
    /// <summary>The columns that are answered.</summary>
    public const string Answered = "id, step, version, text, handler, result";

    /// <summary>The step that each move begins at, and the one that it leads to.</summary>
    public static IReadOnlyDictionary<string, (string From, string To)> Steps { get; } =
        new Dictionary<string, (string From, string To)>
        {
            ["file"] = ("reported", "filed"),
            ["assign"] = ("filed", "assigned"),
            ["start"] = ("assigned", "started"),
            ["finish"] = ("started", "finished"),
            ["confirm"] = ("finished", "fed_back"),
            ["close"] = ("fed_back", "archived"),
        };

    /// <summary>Makes the tables where they are missing.</summary>
    public static async Task Create(NpgsqlDataSource source)
    {
        // Room in each page keeps updates in their page (HOT), and no index is on what an update changes.
        await using var command = source.CreateCommand(
            """
            CREATE TABLE IF NOT EXISTS crud_case (
                id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                step       text NOT NULL,
                version    integer NOT NULL,
                text       text NOT NULL,
                handler    text,
                result     text,
                updated_at timestamptz NOT NULL
            ) WITH (fillfactor = 60);
            CREATE TABLE IF NOT EXISTS crud_history (
                case_id    bigint NOT NULL,
                version    integer NOT NULL,
                at         timestamptz NOT NULL,
                command_id text NOT NULL,
                kind       text NOT NULL,
                payload    text NOT NULL,
                PRIMARY KEY (case_id, version)
            );
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a case from a row of <see cref="Answered"/>.</summary>
    public static CrudCase Case(NpgsqlDataReader row) => new(
        row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture),
        row.GetString(1),
        row.GetInt32(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5));

    /// <summary>Adds parameters in their order; null where there is nothing.</summary>
    public static void AddAll(this NpgsqlParameterCollection parameters, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(value switch
            {
                long number => new NpgsqlParameter<long> { TypedValue = number },
                int number => new NpgsqlParameter<int> { TypedValue = number },
                DateTime at => new NpgsqlParameter<DateTime> { TypedValue = at },
                _ => new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            });
        }
    }
}
