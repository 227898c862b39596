using Npgsql;

namespace GridOrleans.Bench.Load;

/// <summary>Reads from a table which commands are durable.</summary>
internal static class DurableIds
{
    /// <summary>The ids that begin so, each as often as it is there.</summary>
    /// <param name="source">The database.</param>
    /// <param name="table">A table with a column <c>command_id</c>.</param>
    /// <param name="prefix">What they begin with.</param>
    public static async IAsyncEnumerable<string> Read(NpgsqlDataSource source, string table, string prefix)
    {
        await using var command = source.CreateCommand(
            $"SELECT command_id FROM {table} WHERE starts_with(command_id, $1)");
        command.Parameters.AddWithValue(prefix);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader.GetString(0);
        }
    }
}
