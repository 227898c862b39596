using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridOrleans.Integration.Journal;

public sealed class SqliteJournalStoreTests : JournalStoreContract
{
    private const int Busy = 5; // SQLite's own number for a locked file

    [Fact]
    public async Task Commits_of_the_truth_reach_the_disk_and_those_of_what_is_derived_need_not()
    {
        Assert.Equal((2, 1, 1), (Synchronous(files => files.Journal),
            Synchronous(files => files.Reading), Synchronous(files => files.Snapshots)));
        Assert.Equal("wal", await Ask<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_an_error_and_then_works_again()
    {
        var story = await Open("grid/1");
        var append = story.Tell("1");
        using (var other = Engine.Sqlite!.Journal.OpenAlone())
        {
            await other.ExecuteAsync("BEGIN IMMEDIATE");

            var busy = await Assert.ThrowsAsync<SqliteException>(() => Store.Append([append], Stop));

            Assert.Equal(Busy, busy.SqliteErrorCode);
        }

        Assert.Equal([true], await Store.Append([append], Stop));
    }

    [Fact]
    public async Task What_was_queued_is_written_before_the_store_closes()
    {
        var story = await Open("grid/1");
        var appends = Enumerable.Range(0, 200).Select(i => Store.Append([story.Tell($"{i}")], Stop)).ToList();

        await Engine.DisposeAsync();

        Assert.All(await Task.WhenAll(appends), durable => Assert.Equal([true], durable));
        Same(story.Told, await Another().Journal.Read("grid/1", 0, Stop).ToListAsync(Stop));
    }

    private protected override Task<StorageOptions> NewStorage()
    {
        var options = InNewFolder();
        options.CommandTimeoutSeconds = 1;
        return Task.FromResult(options);
    }

    private int Synchronous(Func<SqliteFiles, SqliteFile> file)
    {
        using var connection = file(Engine.Sqlite!).OpenWritable();
        return connection.ExecuteScalar<int>("PRAGMA synchronous");
    }
}
