using GridOrleans.Journal;
using GridOrleans.Reading;
using Xunit;

namespace GridOrleans.Integration.Reading;

/// <summary>What the projection must keep on every engine.</summary>
public abstract class ProjectionContract : ReadingTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public async Task After_random_histories_the_rows_are_what_the_fold_is(int seed)
    {
        var histories = await Write(commands: 300, seed);

        var projected = await CatchUp(NewProjector());

        Assert.Equal(histories.Sum(history => history.Version), projected);
        await Shows(histories);
    }

    [Fact]
    public async Task What_happens_later_is_added_to_the_rows_that_are_there()
    {
        var histories = await Write(commands: 40);
        var projector = NewProjector();
        await CatchUp(projector);
        for (var round = 0; round < 10; round++)
        {
            foreach (var history in histories)
            {
                await Append(history.Tell(3));
            }

            await CatchUp(projector);
        }

        await Shows(histories);
    }

    [Fact]
    public async Task A_projector_goes_on_where_another_one_stopped_between_two_batches()
    {
        var histories = await Write(commands: 4_000);
        await using (var first = NewModel())
        {
            Assert.Equal(FileProjector.EntriesMax, await NewProjector(first).Step(Stop));
        }

        var rest = await CatchUp(NewProjector());

        Assert.Equal(histories.Sum(history => history.Version) - FileProjector.EntriesMax, rest);
        await Shows(histories);
    }

    [Fact]
    public async Task Two_projectors_at_once_double_nothing_and_skip_nothing()
    {
        var histories = await Write(commands: 200);
        var (one, other) = (NewProjector(), NewProjector());
        for (var round = 0; round < 20; round++)
        {
            foreach (var history in histories)
            {
                await Append(history.Tell(5));
            }

            await Task.WhenAll(one.Step(Stop), other.Step(Stop));
        }

        await Task.WhenAll(CatchUp(one), CatchUp(other));
        await Shows(histories);
    }

    [Fact]
    public async Task A_batch_that_begins_where_nobody_stands_any_more_writes_nothing()
    {
        var histories = await Write(commands: 20);
        var (late, model) = (NewModel(), NewModel());
        Assert.True(await late.Lead(Stop));
        var ranges = await late.Behind("", 10, Stop);
        await late.DisposeAsync();
        await CatchUp(NewProjector(model));

        var again = ranges.Select(range => new ProjectedStream(range, range.UpTo, range.Hash, null, [])).ToList();
        Assert.False(await model.Write(again, Stop));

        await Shows(histories);
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_rows()
    {
        var histories = await Write(commands: 300);
        var projector = NewProjector();
        await CatchUp(projector);
        await Tamper("UPDATE case_file SET item = 'altered', step = 'archived'");
        await Tamper("UPDATE order_file SET text = 'altered', slip = 'archived'");
        var lags = new Lags();

        await projector.Rebuild(lags, Stop);

        Assert.True(lags.Last!.CaughtUp);
        await Shows(histories);
    }

    [Theory]
    [InlineData("case_file")]
    [InlineData("order_file")]
    public async Task Rows_that_were_lost_are_projected_anew(string table)
    {
        var histories = await Write(commands: 100);
        await using (var first = NewModel())
        {
            await CatchUp(NewProjector(first));
        }

        await Tamper($"DELETE FROM {table}");
        foreach (var history in histories)
        {
            await Append(history.Tell(30));
        }

        await CatchUp(NewProjector());

        await Shows(histories);
    }

    [Fact]
    public async Task The_lag_is_exact()
    {
        var histories = await Write(commands: 50);
        var projector = NewProjector();

        var before = await projector.Lag(Stop);
        await CatchUp(projector);
        var after = await projector.Lag(Stop);

        Assert.Equal((histories.Sum(history => history.Version), Grids.Count), (before.Entries, before.Streams));
        Assert.Equal((0, 0), (after.Entries, after.Streams));
        Assert.True(after.CaughtUp);
    }

    [Theory]
    [InlineData("payload = '{'", "chained")]
    [InlineData("kind = 'case_flown'", "chained")]
    [InlineData("version = 100", "missing")]
    public async Task An_entry_that_cannot_be_read_stops_its_own_stream_alone(string damage, string reason)
    {
        var histories = await Write(commands: 60);
        await Ask<object>(
            $"UPDATE entry SET {damage} WHERE stream = @Stream AND version = 30",
            new { histories[1].Stream });
        var projector = NewProjector();

        await CatchUp(projector);

        var stuck = Assert.Single((await projector.Lag(Stop)).Stuck);
        Assert.Equal((histories[1].Stream, 30), (stuck.Stream, stuck.Version));
        Assert.Contains(reason, stuck.Trouble, StringComparison.Ordinal);
        await Shows(histories.Where(history => history != histories[1]));
    }

    [Fact]
    public async Task A_fact_of_a_newer_release_stops_its_stream_until_a_release_can_read_it()
    {
        var histories = await Write(commands: 10);
        var history = histories[0];
        var entry = history.Tell(1);
        var stranger = entry.Last with
        {
            Kind = "case_flown",
            Hash = HashChain.Next(
                await Ask<byte[]>("SELECT hash FROM head WHERE stream = @Stream", new { history.Stream }),
                entry.Last.Version,
                entry.Last.At,
                entry.Last.CommandId,
                "case_flown",
                entry.Last.Payload.Span),
        };
        await Append(entry with { Entries = [stranger] });
        var projector = NewProjector();
        await CatchUp(projector);

        var stuck = Assert.Single((await projector.Lag(Stop)).Stuck);

        Assert.Equal((history.Stream, entry.Last.Version), (stuck.Stream, stuck.Version));
        Assert.Contains("a newer one wrote it", stuck.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_the_engine_cannot_hold_does_not_stop_the_projection()
    {
        var histories = await Write(commands: 5);
        await Append(histories[0].Tell(histories[0].Report("zero\0byte 😀 and 汉字")));

        await CatchUp(NewProjector());

        await Shows(histories);
    }
}
