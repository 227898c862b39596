using System.Text;
using Npgsql;

namespace GridOrleans.Peers.Limits;

/// <summary>The journal's row with nothing that decides over it: as long as those of the common workload are.</summary>
internal static class JournalRow
{
    /// <summary>Of this project's entries on the straight way, the average.</summary>
    public const int PayloadCharacters = 450;

    /// <summary>A row's payload.</summary>
    public static string Payload { get; } = $$"""{"text":"{{new string('x', PayloadCharacters)}}"}""";

    /// <summary>A row's hash: of its size, of no meaning.</summary>
    public static byte[] Hash { get; } = new byte[32];

    /// <summary>A row as bytes.</summary>
    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Payload + new string('.', 100));

    /// <summary>Makes this project's table of entries, with its one index.</summary>
    public static async Task Create(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            CREATE TABLE IF NOT EXISTS entry (
                stream     text COLLATE "C" NOT NULL,
                version    bigint NOT NULL,
                at         timestamptz NOT NULL,
                command_id text COLLATE "C" NOT NULL,
                kind       text COLLATE "C" NOT NULL,
                payload    text COLLATE "C" NOT NULL,
                hash       bytea NOT NULL,
                PRIMARY KEY (stream, version)
            )
            """);
        await command.ExecuteNonQueryAsync();
    }
}
