using Npgsql;
using Xunit;

namespace GridOrleans.Integration.Journal;

public sealed class PostgresJournalStoreTests(PostgresServer server) : JournalStoreContract
{
    [Fact]
    public async Task Reading_heads_back_waits_for_a_transaction_in_flight()
    {
        await Open("grid/1");
        await using var other = await Engine.Postgres!.OpenConnectionAsync(Stop);
        await using var inFlight = await other.BeginTransactionAsync(Stop);
        await Execute(other, "UPDATE head SET version = 7 WHERE stream = 'grid/1'");

        var readBack = Store.ReadBack(["grid/1"], Stop);
        await WaitingForLock();
        Assert.False(readBack.IsCompleted);
        await inFlight.CommitAsync(Stop);

        Assert.Equal(7, Assert.Single(await readBack).Version);
    }

    [Fact]
    public async Task A_connection_that_dies_in_the_middle_of_a_batch_leaves_nothing_behind()
    {
        var (first, second) = (await Open("grid/1"), await Open("grid/2"));
        await using var other = await Engine.Postgres!.OpenConnectionAsync(Stop);
        await using var holder = await other.BeginTransactionAsync(Stop);
        await Execute(other, "SELECT FROM head WHERE stream = 'grid/2' FOR UPDATE");
        var batch = new[] { first.Tell("1"), second.Tell("2") };

        // grid/1 is updated by now, and grid/2 is waited for.
        var append = Store.Append(batch, Stop);
        var backend = await WaitingForLock();
        await Ask<bool>("SELECT pg_terminate_backend(@backend)", new { backend });
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => append);
        await holder.RollbackAsync(Stop);

        Assert.All(await Store.ReadBack(["grid/1", "grid/2"], Stop), head => Assert.Equal(0, head.Version));
        Assert.Equal(0, await Ask<long>("SELECT count(*) FROM entry"));
        Assert.Equal([true, true], await Store.Append(batch, Stop));
    }

    [Fact]
    public async Task The_victim_of_a_deadlock_is_tried_again()
    {
        var (first, second) = (await Open("grid/1"), await Open("grid/2"));
        await using var other = await Engine.Postgres!.OpenConnectionAsync(Stop);
        await using var holder = await other.BeginTransactionAsync(Stop);
        // The holder never looks for deadlocks, so the append does, and is the victim.
        await Execute(other, "SET LOCAL deadlock_timeout = '1h'");
        await Execute(other, "SELECT FROM head WHERE stream = 'grid/2' FOR UPDATE");

        var append = Store.Append([first.Tell("1"), second.Tell("2")], Stop);
        await WaitingForLock();
        // Granted only because the server undid the append, which had locked it.
        await Execute(other, "SELECT FROM head WHERE stream = 'grid/1' FOR UPDATE");
        await holder.RollbackAsync(Stop);

        Assert.Equal([true, true], await append);
    }

    private protected override Task<StorageOptions> NewStorage() => In(server);

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<int> WaitingForLock()
    {
        while (true)
        {
            var backend = await Ask<int?>(
                "SELECT min(pid) FROM pg_stat_activity " +
                "WHERE datname = current_database() AND wait_event_type = 'Lock'");
            if (backend is { } waiting)
            {
                return waiting;
            }

            await Task.Yield();
        }
    }
}
