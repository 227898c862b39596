using Npgsql;

namespace GridOrleans.Peers.Crud;

/// <summary>The leanest form: one statement decides, updates and inserts into the history.</summary>
internal sealed class LeanStore(NpgsqlDataSource source, TimeProvider clock) : ICrudStore
{
    private const string Opening =
        $"""
        WITH made AS (
            INSERT INTO crud_case (step, version, text, updated_at) VALUES ('reported', 1, $1, $2)
            RETURNING {CrudTables.Answered}),
        told AS (
            INSERT INTO crud_history (case_id, version, at, command_id, kind, payload)
            SELECT id, version, $2, $3, 'report', $4 FROM made)
        SELECT * FROM made
        """;

    private const string Moving =
        $"""
        WITH moved AS (
            UPDATE crud_case
            SET step = $3, version = version + 1, handler = coalesce($4, handler), result = coalesce($5, result),
                updated_at = $6
            WHERE id = $1 AND step = $2
            RETURNING {CrudTables.Answered}),
        told AS (
            INSERT INTO crud_history (case_id, version, at, command_id, kind, payload)
            SELECT id, version, $6, $7, $8, $9 FROM moved)
        SELECT * FROM moved
        """;

    /// <inheritdoc/>
    public async Task<CrudCase> Report(CrudCommand command)
    {
        await using var insert = source.CreateCommand(Opening);
        insert.Parameters.AddAll(command.Text, clock.GetUtcNow().UtcDateTime, command.Id, command.Payload);
        return (await One(insert))!;
    }

    /// <inheritdoc/>
    public async Task<CrudCase?> Move(long number, string move, CrudCommand command)
    {
        if (!CrudTables.Steps.TryGetValue(move, out var step))
        {
            return null;
        }

        await using var update = source.CreateCommand(Moving);
        var now = clock.GetUtcNow().UtcDateTime;
        update.Parameters.AddAll(number, step.From, step.To, command.Handler, command.Result, now);
        update.Parameters.AddAll(command.Id, move, command.Payload);
        return await One(update);
    }

    private static async Task<CrudCase?> One(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? CrudTables.Case(reader) : null;
    }
}
