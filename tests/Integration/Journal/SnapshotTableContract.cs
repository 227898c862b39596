using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>Our tables and queries under the real AdoNet persistence provider of Orleans.</summary>
public abstract class SnapshotTableContract : StorageTest
{
    // A key of text has no extension in the row on either engine; one of a number with an extension has.
    private static readonly GrainId Text = GrainId.Create("grid", "140212100201001");
    private static readonly GrainId Number =
        GrainId.Create(GrainType.Create("unit"), GrainIdKeyExtensions.CreateIntegerKey(7));

    public static TheoryData<bool> Keys => [true, false];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Of_two_first_writers_exactly_one_wins(bool text)
    {
        var (left, right) = (await Provider(), await Provider());
        for (var round = 0; round < 20; round++)
        {
            var id = text
                ? GrainId.Create("grid", $"14021210020100{round}")
                : GrainId.Create(GrainType.Create("unit"), GrainIdKeyExtensions.CreateIntegerKey(round));
            var outcomes = await Task.WhenAll(First(left, id, [1]), First(right, id, [2]));

            var winner = Assert.Single(outcomes, outcome => outcome is not null);
            Assert.Equal(winner, (await Read(left, id)).State);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Only_who_saw_the_newest_version_may_write(bool text)
    {
        var (provider, id) = (await Provider(), text ? Text : Number);
        var mine = State([1]);
        await provider.WriteStateAsync("state", id, mine);
        var stale = await Read(provider, id);
        mine.State = [2];
        await provider.WriteStateAsync("state", id, mine);

        stale.State = [3];
        await Assert.ThrowsAsync<InconsistentStateException>(() => provider.WriteStateAsync("state", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => provider.WriteStateAsync("state", id, State([4])));
        await Assert.ThrowsAsync<InconsistentStateException>(() => provider.ClearStateAsync("state", id, stale));

        var read = await Read(provider, id);
        Assert.Equal([2], read.State);
        Assert.Equal("2", read.ETag);
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_can_be_written_again()
    {
        var provider = await Provider();
        var state = State([1]);
        await provider.WriteStateAsync("state", Text, state);
        await provider.ClearStateAsync("state", Text, state);
        var cleared = await Read(provider, Text);

        cleared.State = [5];
        await provider.WriteStateAsync("state", Text, cleared);

        Assert.Equal([5], (await Read(provider, Text)).State);
    }

    [Fact]
    public async Task A_deleted_state_cannot_be_written_by_who_saw_it_before()
    {
        var provider = await Provider(deleteOnClear: true);
        var state = State([1]);
        await provider.WriteStateAsync("state", Text, state);
        var stale = await Read(provider, Text);
        await provider.ClearStateAsync("state", Text, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => provider.WriteStateAsync("state", Text, stale));

        Assert.False((await Read(provider, Text)).RecordExists);
    }

    [Fact]
    public async Task Names_and_grains_do_not_mix()
    {
        var provider = await Provider();
        await provider.WriteStateAsync("state", Text, State([1]));
        await provider.WriteStateAsync("other", Text, State([2]));
        await provider.WriteStateAsync("state", Number, State([3]));

        Assert.Equal([1], (await Read(provider, Text)).State);
        Assert.Equal([3], (await Read(provider, Number)).State);
        Assert.False((await Read(provider, GrainId.Create("grid", "nobody"))).RecordExists);
    }

    private static GrainState<List<int>> State(List<int> state) => new(state);

    private static async Task<List<int>?> First(AdoNetGrainStorage provider, GrainId id, List<int> state)
    {
        try
        {
            await Task.Run(() => provider.WriteStateAsync("state", id, State(state)));
            return state;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    private static async Task<GrainState<List<int>>> Read(AdoNetGrainStorage provider, GrainId id)
    {
        var state = State([]);
        await provider.ReadStateAsync("state", id, state);
        return state;
    }

    private async Task<AdoNetGrainStorage> Provider(bool deleteOnClear = false)
    {
        var orleans = Another().Orleans;
        var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var options = new AdoNetGrainStorageOptions
        {
            Invariant = orleans.Invariant,
            DataSource = orleans.Source,
            DeleteStateOnClear = deleteOnClear,
            GrainStorageSerializer = new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>()),
        };
        var provider = new AdoNetGrainStorage(
            services.GetRequiredService<Orleans.Serialization.Serializers.IActivatorProvider>(),
            NullLogger<AdoNetGrainStorage>.Instance,
            Microsoft.Extensions.Options.Options.Create(options),
            Microsoft.Extensions.Options.Options.Create(new ClusterOptions { ServiceId = "grid" }),
            "snapshots");
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        provider.Participate(lifecycle);
        await lifecycle.OnStart(Stop);
        return provider;
    }
}

public sealed class PostgresSnapshotTableTests(PostgresServer server) : SnapshotTableContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}

public sealed class SqliteSnapshotTableTests : SnapshotTableContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
