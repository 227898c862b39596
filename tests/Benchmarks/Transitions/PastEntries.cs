namespace GridOrleans.Benchmarks.Transitions;

/// <summary>
/// A journal that has years behind it: entries that nobody reads any more, standing in table and index beside those of
/// each grid, as the grid's own past would. Only on PostgreSQL; no head knows them, so that nothing projects them.
/// </summary>
internal static class PastEntries
{
    // What an entry of the straight way has on average.
    private const int PayloadBytes = 400;

    /// <summary>Fills the journal up to so many entries.</summary>
    /// <returns>How many bytes it has then, with its index.</returns>
    public static async Task<long> Fill(StorageOptions storage, long entries)
    {
        await using var engine = StorageEngine.Create(storage);
        var postgres = engine.Postgres
            ?? throw new InvalidOperationException("--history needs --storage postgres.");
        await using var fill = postgres.CreateCommand(
            """
            INSERT INTO entry
            SELECT stream || '~', past, now(), 'past-' || past, 'case_reported', repeat('x', $2), hash
            FROM head, generate_series(1, $1 / (SELECT count(*) FROM head)) AS past
            """);
        fill.CommandTimeout = 0;
        fill.Parameters.AddWithValue(entries);
        fill.Parameters.AddWithValue(PayloadBytes);
        await fill.ExecuteNonQueryAsync();
        await using var settle = postgres.CreateCommand("CHECKPOINT");
        settle.CommandTimeout = 0;
        await settle.ExecuteNonQueryAsync();
        await using var size = postgres.CreateCommand("SELECT pg_total_relation_size('entry')");
        return (long)(await size.ExecuteScalarAsync())!;
    }
}
