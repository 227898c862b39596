using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>What every storage engine must keep; see <see cref="IJournalStore"/>.</summary>
public abstract class JournalStoreContract : StorageTest
{
    private protected IJournalStore Store => Engine.Journal;

    [Fact]
    public async Task What_was_appended_is_read_back_in_order()
    {
        var story = await Open("grid/1");

        Assert.Equal([true], await Store.Append([story.Tell("{}", "{\"a\":1}")], Stop));
        Assert.Equal([true], await Store.Append([story.Tell("{\"a\":2}")], Stop));

        Same(story.Told, await Store.Read("grid/1", 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Reading_after_a_version_leaves_out_what_came_before()
    {
        var story = await Open("grid/1");
        var other = await Open("grid/2");
        await Store.Append([story.Tell("1", "2", "3", "4"), other.Tell("5", "6", "7")], Stop);

        Same(story.Told[2..], await Store.Read("grid/1", 2, Stop).ToListAsync(Stop));
        Assert.Empty(await Store.Read("grid/1", 4, Stop).ToListAsync(Stop));
        Assert.Empty(await Store.Read("grid/9", 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_stream_longer_than_a_page_is_read_whole()
    {
        var story = await Open("grid/1");
        var payloads = Enumerable.Range(0, PostgresJournalStore.Page + 1).Select(i => $"{{\"n\":{i}}}");
        await Store.Append([story.Tell([.. payloads])], Stop);

        Same(story.Told, await Store.Read("grid/1", 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Single_versions_are_read_in_order_and_missing_ones_left_out()
    {
        var story = await Open("grid/1");
        await Store.Append([story.Tell("1", "2", "3", "4")], Stop);

        Same([story.Told[1], story.Told[3]], await Store.Read("grid/1", [4, 17, 2, 4], Stop));
    }

    [Theory]
    [InlineData("{\"text\":\"平城街破损的井盖 — 请尽快处理\"}")]
    [InlineData("{\"text\":\"quote \\\" backslash \\\\ newline \\n nul \\u0000 unit \\u001f\"}")]
    [InlineData("{\"text\":\"𠮷野家 🚧🧯 e\u0301 \uFEFF\"}")]
    [InlineData("  { \"spaces\" : [ 1.50, 1e3 ] , \"twice\":1,\"twice\":2 }\n")]
    public async Task A_payload_comes_back_byte_by_byte(string payload)
    {
        var story = await Open("grid/1");
        await Store.Append([story.Tell(payload)], Stop);

        var read = Assert.Single(await Store.Read("grid/1", 0, Stop).ToListAsync(Stop));

        Assert.Equal(story.Told[0].Payload.ToArray(), read.Payload.ToArray());
        Assert.True(HashChain.Holds(HashChain.Start, read));
    }

    [Fact]
    public async Task Opening_creates_a_stream_and_raises_its_epoch_each_time()
    {
        var first = await Store.Open(["grid/2", "grid/1"], Stop);
        var second = await Store.Open(["grid/1"], Stop);

        Assert.Equal(["grid/2", "grid/1"], first.Select(head => head.Stream));
        Assert.All(first, head => Assert.Equal((1, 0), (head.Epoch, head.Version)));
        Assert.All(first, head => Assert.Equal(HashChain.Start, head.Hash));
        Assert.Equal(2, Assert.Single(second).Epoch);
    }

    [Fact]
    public async Task Opening_answers_where_the_stream_ends()
    {
        var story = await Open("grid/1");
        await Store.Append([story.Tell("1", "2")], Stop);

        var head = Assert.Single(await Store.Open(["grid/1"], Stop));

        Assert.Equal((2, 2), (head.Epoch, head.Version));
        Assert.Equal(story.Told[1].Hash, head.Hash);
    }

    [Fact]
    public async Task A_stream_opened_twice_at_once_gets_two_epochs()
    {
        var heads = await Store.Open(["grid/1", "grid/2", "grid/1"], Stop);

        Assert.Equal([1, 1, 2], heads.Select(head => head.Epoch));
    }

    [Fact]
    public async Task A_lost_fence_fails_alone()
    {
        var zombie = await Open("grid/1");
        var neighbour = await Open("grid/2");
        var owner = await Open("grid/1");

        var durable = await Store.Append([zombie.Tell("\"zombie\""), neighbour.Tell("\"neighbour\"")], Stop);
        var next = await Store.Append([owner.Tell("\"owner\"")], Stop);

        Assert.Equal([false, true], durable);
        Assert.Equal([true], next);
        Same(owner.Told, await Store.Read("grid/1", 0, Stop).ToListAsync(Stop));
        Same(neighbour.Told, await Store.Read("grid/2", 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_batch_with_one_conflict_commits_its_neighbours()
    {
        var stories = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Open($"grid/{i:00}")));
        stories[17].Tell("\"never appended\"");

        // Backwards, so that the order of the answers is not the order of the names.
        var durable = await Store.Append([.. stories.Reverse().Select(story => story.Tell("1", "2"))], Stop);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => i != 50 - 1 - 17), durable);
        Assert.Empty(await Store.Read("grid/17", 0, Stop).ToListAsync(Stop));
        Assert.Equal(98, await Ask<long>("SELECT count(*) FROM entry"));
        Assert.Equal(98, await Ask<long>("SELECT sum(version) FROM head"));
    }

    [Fact]
    public async Task Of_two_writers_racing_for_the_first_entry_exactly_one_wins()
    {
        var other = Another().Journal;
        for (var round = 0; round < 20; round++)
        {
            var head = Assert.Single(await Store.Open([$"grid/{round}"], Stop));
            var (left, right) = (new Story(head), new Story(head));

            var outcomes = await Task.WhenAll(
                Store.Append([left.Tell("\"left\"")], Stop),
                other.Append([right.Tell("\"right\"")], Stop));

            var winner = Assert.Single(outcomes, outcome => outcome[0]) == outcomes[0] ? left : right;
            Same(winner.Told, await Store.Read(head.Stream, 0, Stop).ToListAsync(Stop));
        }
    }

    [Fact]
    public async Task Batches_that_share_streams_in_opposite_order_do_not_block_each_other()
    {
        var other = Another().Journal;
        var names = Enumerable.Range(0, 40).Select(i => $"grid/{i:00}").ToList();
        for (var round = 0; round < 10; round++)
        {
            var heads = await Store.Open(names, Stop);
            var left = heads.Select(head => new Story(head).Tell("\"left\"")).ToList();
            var right = heads.Select(head => new Story(head).Tell("\"right\"")).Reverse().ToList();

            var (lefts, rights) = (Store.Append(left, Stop), other.Append(right, Stop));

            Assert.All((await lefts).Zip((await rights).Reverse()), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public async Task A_batch_that_breaks_in_its_middle_leaves_nothing_behind()
    {
        var (first, broken, last) = (await Open("grid/1"), await Open("grid/2"), await Open("grid/3"));
        await Ask<object>(
            "INSERT INTO entry (stream, version, at, command_id, kind, payload, hash) " +
            $"VALUES ('grid/2', 1, {Now}, 'stray', 'stray', '{{}}', {NoHash})");
        var batch = new[] { first.Tell("1"), broken.Tell("2"), last.Tell("3") };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Store.Append(batch, Stop));

        Assert.All(await Store.ReadBack(["grid/1", "grid/2", "grid/3"], Stop), head => Assert.Equal(0, head.Version));
        Assert.Equal([true, true], await Store.Append([batch[0], batch[2]], Stop));
    }

    [Fact]
    public async Task Heads_read_back_after_a_commit_show_it_and_before_it_do_not()
    {
        var story = await Open("grid/1");
        var append = story.Tell("1");

        var before = Assert.Single(await Store.ReadBack(["grid/1", "grid/unknown"], Stop));
        await Store.Append([append], Stop);
        var after = Assert.Single(await Store.ReadBack(["grid/1"], Stop));

        Assert.Equal((1, 0), (before.Epoch, before.Version));
        Assert.Equal((1, 1), (after.Epoch, after.Version));
        Assert.Equal(append.Last.Hash, after.Hash);
    }

    [Fact]
    public async Task Heads_are_listed_by_prefix_and_name()
    {
        var many = Enumerable.Range(0, PostgresJournalStore.Page + 5).Select(i => $"grid/{i:00000}").ToList();
        string[] others = ["gria", "grid", "grid0", "unit/1", "grid/大同", "GRID/1"];
        await Store.Open([.. others, .. many.AsEnumerable().Reverse()], Stop);

        var heads = await Store.Heads("grid/", Stop).Select(head => head.Stream).ToListAsync(Stop);

        Assert.Equal([.. many, "grid/大同"], heads);
        Assert.Equal(many.Count + others.Length, await Store.Heads("", Stop).CountAsync(Stop));
    }

    [Fact]
    public async Task What_was_appended_is_there_for_the_next_process()
    {
        var story = await Open("grid/1");
        await Store.Append([story.Tell("1", "2")], Stop);

        Same(story.Told, await Another().Journal.Read("grid/1", 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_cancelled_append_says_so()
    {
        var story = await Open("grid/1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.Append([story.Tell("1")], new CancellationToken(canceled: true)));

        Assert.Equal(0, await Ask<long>("SELECT count(*) FROM entry"));
    }

    private protected async Task<Story> Open(string stream) =>
        new(Assert.Single(await Store.Open([stream], Stop)));

    private protected static void Same(IReadOnlyList<JournalEntry> expected, IReadOnlyList<JournalEntry> actual)
    {
        Assert.Equal(expected.Select(Comparable), actual.Select(Comparable));

        static object Comparable(JournalEntry entry) => (
            entry.Version,
            entry.At,
            entry.CommandId,
            entry.Kind,
            Convert.ToHexString(entry.Payload.Span),
            Convert.ToHexString(entry.Hash));
    }

    private string Now => Engine.Kind is StorageKind.Postgres ? "now()" : "0";

    private string NoHash => Engine.Kind is StorageKind.Postgres ? "'\\x00'" : "x'00'";
}
