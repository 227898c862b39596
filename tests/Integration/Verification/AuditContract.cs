using GridOrleans.Cases;
using GridOrleans.Integration.Reading;
using GridOrleans.Journal;
using GridOrleans.Verification;
using Xunit;

namespace GridOrleans.Integration.Verification;

/// <summary>What the audit must find on every engine, and that it finds nothing else.</summary>
public abstract class AuditContract : AuditTest
{
    private const int Damaged = 30;

    /// <summary>SQL that flips a byte of a column; the journal's own types differ by engine.</summary>
    private protected abstract string Flip(string column);

    [Fact]
    public async Task A_sound_journal_passes_and_is_counted()
    {
        var histories = await Sound(commands: 300);

        var report = await Audit();

        Assert.True(report.Clean);
        Assert.Equal(Grids.Count, report.Streams);
        Assert.Equal(histories.Sum(history => history.Version), report.Entries);
        Assert.Equal(histories.Sum(history => history.Commands.Count), report.Commands);
        Assert.Equal(histories.Sum(history => history.Cases.Count), report.Cases);
        Assert.Equal(histories.Sum(history => history.OrderBook.Orders.Count), report.Orders);
    }

    [Fact]
    public async Task A_read_model_that_lags_is_compared_where_it_stands()
    {
        var histories = await Sound();
        await Append(histories[0].Tell(40));

        var report = await Audit();

        Assert.Empty(report.Findings);
        Assert.Equal(histories[0].Version, report.Lag.Entries + await Projected(histories[0]));
        Assert.Equal(1, report.Lag.Streams);
        Assert.Equal(
            AuditKind.LaggingProjection,
            Assert.Single((await Audit(new() { Wait = TimeSpan.FromTicks(1) })).Findings).Kind);
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("hash")]
    [InlineData("at")]
    [InlineData("kind")]
    [InlineData("command_id")]
    public async Task A_flipped_byte_is_found_and_named(string column)
    {
        var history = (await Sound())[1];

        await Damage(
            $"UPDATE entry SET {Flip(column)} WHERE stream = @stream AND version = @version",
            history,
            Damaged);

        var report = await Audit();
        Names(report, AuditKind.AlteredEntry, history, Damaged);
        Assert.All(
            report.Findings,
            finding => Assert.Equal((history.Stream, Damaged), (finding.Stream, finding.Version)));
    }

    [Fact]
    public async Task A_flipped_byte_in_the_last_entry_is_found_and_named()
    {
        var history = (await Sound())[1];

        await Damage(
            $"UPDATE entry SET {Flip("payload")} WHERE stream = @stream AND version = @version",
            history,
            history.Version);

        Names(await Audit(), AuditKind.AlteredEntry, history, history.Version);
    }

    [Fact]
    public async Task A_changed_word_is_found_although_the_fact_still_reads_well()
    {
        var history = (await Sound())[1];

        await Damage(
            """
            UPDATE entry SET payload = replace(payload, '"name":"', '"name":"x')
            WHERE stream = @stream AND version = 1
            """,
            history);

        Assert.Equal(AuditKind.AlteredEntry, Assert.Single((await Audit()).Findings).Kind);
    }

    [Fact]
    public async Task A_dropped_entry_is_found_and_named()
    {
        var history = (await Sound())[2];

        await Damage("DELETE FROM entry WHERE stream = @stream AND version = @version", history, Damaged);

        Names(await Audit(), AuditKind.MissingEntry, history, Damaged);
    }

    [Fact]
    public async Task A_truncated_tail_is_found()
    {
        var history = (await Sound())[2];

        await Damage("DELETE FROM entry WHERE stream = @stream AND version > @version", history, Damaged);

        Names(await Audit(), AuditKind.MissingEntry, history, Damaged + 1);
    }

    [Fact]
    public async Task A_tail_that_was_truncated_with_its_head_is_found_by_the_read_model()
    {
        var history = (await Sound())[2];

        await Damage("DELETE FROM entry WHERE stream = @stream AND version > @version", history, Damaged);
        await Damage(
            """
            UPDATE head SET version = @version,
                hash = (SELECT hash FROM entry WHERE entry.stream = @stream AND entry.version = @version)
            WHERE stream = @stream
            """,
            history,
            Damaged);

        Names(await Audit(), AuditKind.WrongPosition, history, history.Version);
    }

    [Fact]
    public async Task Two_swapped_entries_are_found()
    {
        var history = (await Sound())[0];

        await Damage("UPDATE entry SET version = -1 WHERE stream = @stream AND version = 20", history);
        await Damage("UPDATE entry SET version = 20 WHERE stream = @stream AND version = 21", history);
        await Damage("UPDATE entry SET version = 21 WHERE stream = @stream AND version = -1", history);

        var report = await Audit();
        Names(report, AuditKind.AlteredEntry, history, 20);
        Names(report, AuditKind.AlteredEntry, history, 21);
    }

    [Fact]
    public async Task A_head_that_was_rolled_back_is_found()
    {
        var history = (await Sound())[0];

        await Damage("UPDATE head SET version = version - 1 WHERE stream = @stream", history);

        var report = await Audit();
        Names(report, AuditKind.EntryBeyondHead, history, history.Version);
        Names(report, AuditKind.WrongHead, history, history.Version - 1);
        Names(report, AuditKind.WrongPosition, history, history.Version);
    }

    [Fact]
    public async Task A_head_that_was_lost_is_found()
    {
        var history = (await Sound())[0];

        await Damage("DELETE FROM head WHERE stream = @stream", history);

        Names(await Audit(), AuditKind.WrongHead, history, null);
    }

    [Fact]
    public async Task A_command_that_took_effect_twice_is_found()
    {
        var histories = await Sound();
        var append = histories[0].Tell(histories[0].Report("again"));

        await Append(Rechained(histories[0], append, histories[0].Commands[10]));

        Names(await Audit(), AuditKind.RepeatedCommand, histories[0], append.Last.Version);
    }

    [Fact]
    public async Task A_command_that_took_effect_in_two_grids_is_found()
    {
        var histories = await Sound();
        var append = histories[0].Tell(histories[0].Report("again"));

        await Append(Rechained(histories[0], append, histories[3].Commands[10]));

        var finding = Assert.Single((await Audit()).Findings);
        Assert.Equal(AuditKind.SharedCommand, finding.Kind);
        Assert.Contains(histories[3].Commands[10], finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_the_workflow_does_not_have_is_found()
    {
        var histories = await Sound();
        var history = histories[0];
        var by = history.Report("x").By;
        var reported = history.Report("never filed");
        await Append(history.Tell(reported));
        await Append(history.Tell(new CaseStarted(reported.Case, by)));

        var finding = Assert.Single((await Audit()).Findings);

        Assert.Equal(AuditKind.IllegalFact, finding.Kind);
        Assert.Equal((history.Stream, history.Version), (finding.Stream, finding.Version));
        Assert.Contains("reported", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE case_file SET step = 'archived' WHERE number = @number", "step")]
    [InlineData("UPDATE case_file SET lon = lon + 0.0001 WHERE number = @number", "lon")]
    [InlineData("UPDATE case_file SET due = NULL, updated_at = reported_at WHERE number = @number", "updated_at")]
    [InlineData("UPDATE case_file SET state = '{}' WHERE number = @number", "state")]
    [InlineData("UPDATE case_file SET state = replace(CAST(state AS text), '\"item\"', '\"iten\"')" +
        "#json WHERE number = @number", "state")]
    [InlineData("UPDATE case_file SET number = number || '0' WHERE number = @number", "")]
    [InlineData("DELETE FROM case_file WHERE number = @number", "lacks")]
    public async Task A_row_that_is_not_what_the_journal_says_is_found(string sql, string named)
    {
        var history = (await Sound())[1];
        var file = history.Cases.First(file => file.UpdatedAt > file.ReportedAt && file.Step is not CaseStep.Archived);

        var changed = await Tamper(
            sql.Replace("#json", Engine.Kind is StorageKind.Postgres ? "::json" : "", StringComparison.Ordinal),
            new { number = file.Number.ToString() });

        Assert.Equal(1, changed);
        var report = await Audit();
        Names(report, AuditKind.WrongRow, history, file.Version);
        Assert.Contains(report.Findings, finding => finding.Detail.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_of_a_grid_that_the_journal_does_not_know_is_found()
    {
        await Sound();
        var stranger = new GridHistory("149999999999999", seed: 1);

        await Tamper("UPDATE projected SET stream = @Stream WHERE stream = @old",
            new { stranger.Stream, old = $"grid/{Grids[0]}" });

        Names(await Audit(), AuditKind.WrongPosition, stranger, null);
    }

    [Fact]
    public async Task A_journal_that_is_written_while_it_is_walked_passes()
    {
        var histories = await Sound(commands: 500);
        var projector = NewProjector();
        using var walked = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!walked.IsCancellationRequested)
                {
                    foreach (var history in histories)
                    {
                        await Append(history.Tell(2));
                    }

                    await projector.Step(Stop);
                }
            },
            Stop);

        for (var round = 0; round < 5; round++)
        {
            Assert.Empty((await Audit()).Findings);
        }

        await walked.CancelAsync();
        await writing;
    }

    private protected static StreamAppend Rechained(GridHistory history, StreamAppend append, string command)
    {
        var entry = append.Last;
        var hash = HashChain.Next(history.HashBefore, entry.Version, entry.At, command, entry.Kind, entry.Payload.Span);
        return append with { Entries = [entry with { CommandId = command, Hash = hash }] };
    }

    private Task<long> Projected(GridHistory history) =>
        AskRows<long>("SELECT version FROM projected WHERE stream = @Stream", new { history.Stream });
}
