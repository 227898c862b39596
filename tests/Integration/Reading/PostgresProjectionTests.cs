using System.Diagnostics.Metrics;
using GridOrleans.Integration.Journal;
using GridOrleans.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GridOrleans.Integration.Reading;

public sealed class PostgresProjectionTests(PostgresServer server) : ProjectionContract
{
    [Fact]
    public async Task The_loop_goes_on_after_its_session_was_cut_off_and_stops_when_told()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var projector = NewProjector();
        using var loop = new ProjectionLoop(
            projector,
            TimeProvider.System,
            services.GetRequiredService<IMeterFactory>(),
            NullLogger<ProjectionLoop>.Instance);
        await loop.StartAsync(Stop);
        var histories = await Write(commands: 100);
        await Until(async () => (await projector.Lag(Stop)).CaughtUp);

        var cut = await Ask<int>(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_locks
            WHERE locktype = 'advisory'
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """);
        foreach (var history in histories)
        {
            await Append(history.Tell(20));
        }

        await Until(async () => (await projector.Lag(Stop)).CaughtUp);
        await loop.StopAsync(Stop);

        Assert.Equal(1, cut);
        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
        await Shows(histories);
    }

    [Fact]
    public async Task Only_one_process_leads_and_another_takes_over_when_it_is_gone()
    {
        var (first, second) = (NewModel(), NewModel());

        Assert.True(await first.Lead(Stop));
        Assert.False(await second.Lead(Stop));
        await first.DisposeAsync();
        Assert.True(await second.Lead(Stop));
    }

    private protected override Task<StorageOptions> NewStorage() => In(server);

    // The loop says nothing when it has caught up: the database is asked, for as long as the test may take.
    private static async Task Until(Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Stop);
        }
    }
}
