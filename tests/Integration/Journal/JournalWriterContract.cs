using System.Diagnostics.Metrics;
using GridOrleans.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>The group commit over each engine, also when answers get lost.</summary>
public abstract class JournalWriterContract : StorageTest
{
    private const int QueuedPerLane = 3;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private FaultyStore? _store;
    private JournalWriter? _writer;

    private FaultyStore Store => _store!;

    private JournalWriter Writer => _writer!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _store = new FaultyStore(Engine.Journal);
        _writer = NewWriter(new JournalOptions());
    }

    public override async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _services.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_timeout_after_the_commit_succeeds_and_doubles_nothing()
    {
        var (first, second) = (await Open("grid/1"), await Open("grid/2"));
        Store.Next(Fault.AfterCommit, Fault.AfterCommit);

        await Task.WhenAll(Writer.Append(first.Tell("1", "2")), Writer.Append(second.Tell("3")));

        await Holds(first, second);
    }

    [Fact]
    public async Task A_timeout_before_the_commit_is_tried_again_and_succeeds_once()
    {
        var story = await Open("grid/1");
        Store.Next(Fault.BeforeCommit, Fault.BeforeCommit, Fault.AfterCommit);

        await Writer.Append(story.Tell("1", "2"));

        Assert.Equal(3, Store.Appends);
        await Holds(story);
    }

    [Fact]
    public async Task After_an_unknown_outcome_the_stream_goes_on()
    {
        var story = await Open("grid/1");
        Store.Next(Fault.AfterCommit);

        await Writer.Append(story.Tell("1"));
        await Writer.Append(story.Tell("2"));

        await Holds(story);
    }

    [Fact]
    public async Task A_fence_lost_during_an_unknown_outcome_is_noticed()
    {
        var zombie = await Open("grid/1");
        var owner = await Open("grid/1");
        await Engine.Journal.Append([owner.Tell("\"owner\"")], Stop);
        Store.Next(Fault.BeforeCommit);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Writer.Append(zombie.Tell("\"zombie\"")));

        await Holds(owner);
    }

    [Fact]
    public async Task An_outcome_that_stays_unknown_is_said_to_the_callers_and_not_to_others()
    {
        await using var impatient = NewWriter(new JournalOptions { OutcomeTimeout = TimeSpan.FromMilliseconds(1) });
        var story = await Open("grid/1");
        Store.Blind = true;
        Store.Next(Fault.AfterCommit);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => impatient.Append(story.Tell("1")));

        Store.Blind = false;
        await impatient.Append(story.Tell("2"));
        await Holds(story);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_nothing_is_half_done()
    {
        await using var small = NewWriter(
            new JournalOptions { QueueEntriesMax = QueuedPerLane * Engine.Journal.Writers });
        var story = await Open("grid/1");
        Store.Hold();
        var accepted = new List<Task> { small.Append(story.Tell("0")) };
        await Store.Entered;
        accepted.AddRange(Enumerable.Range(1, QueuedPerLane).Select(i => small.Append(story.Tell($"{i}"))));
        var refused = story.Tell("\"refused\"");

        Assert.Throws<JournalUnavailableException>(() => { _ = small.Append(refused); });

        Store.Release();
        await Task.WhenAll(accepted);
        Assert.Equal(QueuedPerLane + 1, await Engine.Journal.Read("grid/1", 0, Stop).CountAsync(Stop));
        await small.Append(refused);
        await Holds(story);
    }

    [Fact]
    public async Task Appends_of_one_stream_stay_in_order_under_concurrency()
    {
        var stories = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Open($"grid/{i:00}")));

        await Task.WhenAll(stories.Select(story => Task.Run(() => Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => Writer.Append(story.Tell($"{{\"n\":{i}}}")))))));

        await Holds(stories);
        Assert.True(Store.Appends < 4_000, $"{Store.Appends} transactions for 4,000 appends are no group commit.");
    }

    [Fact]
    public async Task A_lost_fence_fails_its_own_callers_only()
    {
        var zombie = await Open("grid/1");
        var owner = await Open("grid/1");
        var neighbour = await Open("grid/2");

        var late = Writer.Append(zombie.Tell("\"late\""));
        var later = Writer.Append(zombie.Tell("\"later\""));
        await Task.WhenAll(Writer.Append(owner.Tell("1")), Writer.Append(neighbour.Tell("2")));

        await Assert.ThrowsAsync<InconsistentStateException>(() => late);
        await Assert.ThrowsAsync<InconsistentStateException>(() => later);
        await Holds(owner, neighbour);
    }

    [Fact]
    public async Task Closing_commits_what_is_waiting()
    {
        var closing = NewWriter(new JournalOptions());
        var story = await Open("grid/1");
        var appends = Enumerable.Range(0, 50).Select(i => closing.Append(story.Tell($"{i}"))).ToList();

        await closing.DisposeAsync();

        Assert.All(appends, append => Assert.True(append.IsCompletedSuccessfully));
        await Holds(story);
    }

    private JournalWriter NewWriter(JournalOptions options) => new(
        Store,
        Microsoft.Extensions.Options.Options.Create(options),
        new JournalMetrics(_services.GetRequiredService<IMeterFactory>()),
        new JournalSurroundings(TimeProvider.System, NullLogger.Instance));

    private async Task<Story> Open(string stream) => new(await Writer.Open(stream));

    /// <summary>The journal holds exactly what was told, each entry once and chained.</summary>
    private async Task Holds(params Story[] stories)
    {
        foreach (var story in stories)
        {
            var hash = HashChain.Start;
            var read = await Engine.Journal.Read(story.Stream, 0, Stop).ToListAsync(Stop);
            Assert.Equal(story.Told.Select(entry => entry.Version), read.Select(entry => entry.Version));
            foreach (var entry in read)
            {
                Assert.True(HashChain.Holds(hash, entry), $"{story.Stream} {entry.Version} is not the one told.");
                hash = entry.Hash;
            }
        }

        var total = stories.Sum(story => story.Told.Count);
        Assert.Equal(total, await Ask<long>("SELECT count(*) FROM entry"));
    }
}

public sealed class PostgresJournalWriterTests(PostgresServer server) : JournalWriterContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}

public sealed class SqliteJournalWriterTests : JournalWriterContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
