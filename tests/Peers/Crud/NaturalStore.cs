using Npgsql;

namespace GridOrleans.Peers.Crud;

/// <summary>
/// As one writes it: a transaction that locks the row, decides, updates, and inserts into the history. The last two
/// travel together.
/// </summary>
internal sealed class NaturalStore(NpgsqlDataSource source, TimeProvider clock) : ICrudStore
{
    private const string History =
        "INSERT INTO crud_history (case_id, version, at, command_id, kind, payload) VALUES ($1, $2, $3, $4, $5, $6)";

    /// <inheritdoc/>
    public async Task<CrudCase> Report(CrudCommand command)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand(
            $"INSERT INTO crud_case (step, version, text, updated_at) VALUES ('reported', 1, $1, $2) "
            + $"RETURNING {CrudTables.Answered}",
            connection);
        insert.Parameters.AddAll(command.Text, now);
        var made = await One(insert);
        await using var history = new NpgsqlCommand(History, connection);
        history.Parameters.AddAll(long.Parse(made!.Number, null), 1, now, command.Id, "report", command.Payload);
        await history.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return made;
    }

    /// <inheritdoc/>
    public async Task<CrudCase?> Move(long number, string move, CrudCommand command)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var select = new NpgsqlCommand(
            $"SELECT {CrudTables.Answered} FROM crud_case WHERE id = $1 FOR UPDATE", connection);
        select.Parameters.AddAll(number);
        if (await One(select) is not { } found
            || !CrudTables.Steps.TryGetValue(move, out var step)
            || found.Step != step.From)
        {
            return null;
        }

        var moved = found with
        {
            Step = step.To,
            Version = found.Version + 1,
            Handler = command.Handler ?? found.Handler,
            Result = command.Result ?? found.Result,
        };
        await Write(connection, number, moved, (move, command));
        await transaction.CommitAsync();
        return moved;
    }

    private async Task Write(
        NpgsqlConnection connection, long number, CrudCase moved, (string Move, CrudCommand Command) by)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var update = new NpgsqlBatchCommand(
            "UPDATE crud_case SET step = $2, version = $3, handler = $4, result = $5, updated_at = $6 WHERE id = $1");
        update.Parameters.AddAll(number, moved.Step, moved.Version, moved.Handler, moved.Result, now);
        var history = new NpgsqlBatchCommand(History);
        history.Parameters.AddAll(number, moved.Version, now, by.Command.Id, by.Move, by.Command.Payload);
        await using var both = new NpgsqlBatch(connection) { BatchCommands = { update, history } };
        await both.ExecuteNonQueryAsync();
    }

    private static async Task<CrudCase?> One(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? CrudTables.Case(reader) : null;
    }
}
