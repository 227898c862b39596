using System.Text;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// What a release has written, every later one must read. The file is frozen: never edit it; a new kind or field gets a
/// new file beside it.
/// </summary>
public sealed class FrozenJournalTests
{
    private static readonly string[] Kinds =
    [
        "case_absorbed", "case_appealed", "case_assigned", "case_closed", "case_confirmed", "case_escalated",
        "case_extended", "case_filed", "case_finished", "case_merged", "case_rated", "case_rejected", "case_reopened",
        "case_reported", "case_resumed", "case_returned", "case_reworked", "case_started", "case_supervised",
        "case_suspended", "grid_established",
    ];

    [Fact]
    public void Kinds_are_promises() =>
        Assert.Equal(Kinds, FactJson.Kinds.Where(kind => Kinds.Contains(kind)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_a_case_is_in_the_frozen_journal() =>
        Assert.Equal(
            OfCases(FactJson.Kinds),
            OfCases(Lines().Select(line => line.Kind).Distinct()));

    [Fact]
    public void The_frozen_journal_still_replays_to_the_same_files()
    {
        var grid = Replay();

        var first = grid.Find(1)!;
        Assert.Equal((CaseStep.Filed, UnitLevel.Village), (first.Step, first.Owner.Level));
        Assert.Equal(["resident-li", "resident-wang"], first.Subscribers);
        Assert.Equal(["photo/0", "photo/1", "photo/2"], first.Evidence);
        Assert.Equal((1, 1, TimeSpan.FromHours(10)), (first.Extensions, first.Suspensions, first.SuspendedTotal));
        Assert.Equal(At(2026, 1, 8, 15, 22), first.Due);
        Assert.Equal([15, 11, 60, 746, 10, 20], first.StepTimes.Select(time => time.TotalMinutes));
        Assert.Equal(2, grid.SealedCount);
        Assert.Equal(4, grid.NextSerial);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(line.Fact, Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    [Fact]
    public void A_field_that_a_later_release_added_is_passed_over() =>
        Assert.IsType<CaseStarted>(FactJson.Read(
            "case_started",
            """{"case":1,"by":{"id":"a","role":"village_clerk","unit":"140213001001"},"mood":"good"}"""u8));

    [Fact]
    public void A_kind_that_is_unknown_and_a_payload_that_is_damaged_are_named()
    {
        Assert.Contains(
            "case_sung",
            Assert.Throws<InvalidDataException>(() => FactJson.Read("case_sung", "{}"u8)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "case_rated",
            Assert.Throws<InvalidDataException>(() => FactJson.Read("case_rated", "{"u8)).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> OfCases(IEnumerable<string> kinds) => kinds
        .Where(kind => kind.StartsWith("case_", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static GridState Replay()
    {
        var grid = new GridState(GridOnPaper.Code);
        var files = new Dictionary<int, CaseState>();
        foreach (var (index, line) in Lines().Index())
        {
            var fact = FactJson.Read(line.Kind, line.Utf8);
            if (fact is CaseEvent happened)
            {
                if (files.TryGetValue(happened.Case, out var file))
                {
                    grid.Restore(file);
                }

                files[happened.Case] = CaseState.Apply(file, GridOnPaper.Code, happened, line.At, index + 1);
            }

            grid.Apply(fact, index + 1, line.At, line.Command.ToString());
        }

        return grid;
    }

    private static IEnumerable<FrozenLine> Lines() =>
        from text in File.ReadLines(RepositoryFiles.Path("tests", "Unit", "Cases", "journal.v1.jsonl"))
        let line = JsonDocument.Parse(text).RootElement
        select new FrozenLine(
            line.GetProperty("at").GetDateTimeOffset(),
            CommandId.Parse(line.GetProperty("command").GetString()!),
            line.GetProperty("kind").GetString()!,
            line.GetProperty("fact").GetRawText());

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private sealed record FrozenLine(DateTimeOffset At, CommandId Command, string Kind, string Fact)
    {
        public byte[] Utf8 => Encoding.UTF8.GetBytes(Fact);
    }
}
