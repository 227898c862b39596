using System.Reflection;
using System.Text;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Unit.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// What a release has written, every later one must read. The files are frozen: never edit them; a new kind or field
/// gets a new file beside them.
/// </summary>
public sealed class FrozenJournalTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly string[] Kinds =
    [
        "case_absorbed", "case_acknowledged", "case_appealed", "case_arrived", "case_assigned", "case_closed",
        "case_confirmed", "case_deadline_passed", "case_escalated", "case_extended", "case_filed", "case_finished",
        "case_guided", "case_handed_back", "case_handed_over", "case_lowered", "case_merged", "case_raised",
        "case_rated", "case_rejected", "case_reopened", "case_reported", "case_resumed", "case_returned",
        "case_reworked", "case_started", "case_supervised", "case_suspended", "case_task_refused",
        "grid_established", "matter_received", "messages_delivered",
    ];

    [Fact]
    public void Kinds_are_promises() =>
        Assert.Equal(Kinds, FactJson.Kinds.Where(kind => Kinds.Contains(kind)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_a_case_is_in_a_frozen_journal() =>
        Assert.Equal(
            OfCases(FactJson.Kinds),
            OfCases(All().Select(line => line.Kind).Distinct()));

    [Fact]
    public void Every_field_that_may_be_left_out_is_in_a_frozen_journal()
    {
        var written = All().Select(line => (FactJson.Read(line.Kind, line.Utf8).GetType(), line.Fact)).ToList();
        Assert.All(
            written.Select(row => row.Item1).Distinct().SelectMany(Optional),
            field => Assert.Contains(
                written,
                row => row.Item1 == field.Fact && row.Fact.Contains($"\"{field.Name}\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_frozen_journal_still_replays_to_the_same_files()
    {
        var grid = Replay(First());

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
    public void What_release_0_1_wrote_has_its_deadlines_still_to_come()
    {
        var first = Replay(First()).Find(1)!;

        Assert.Equal((DeadlineKind.Handle, At(2026, 1, 8, 15, 22)), first.NextDeadline);
        Assert.Equal(UnitLevel.Village, first.ToldUpTo);
        Assert.Null(first.Deadlines.StepDue);
    }

    [Fact]
    public void The_second_frozen_journal_still_replays_to_the_same_files()
    {
        var grid = Replay(Second());

        var cases = Enumerable.Range(1, 4).Select(serial => grid.Find(serial)!).ToList();
        Assert.Equal(
            [UnitLevel.District, UnitLevel.City, UnitLevel.City, UnitLevel.Grid],
            cases.Select(file => file.Owner.Level));
        Assert.Equal([4, 5, 4, 1], cases.Select(file => file.Missed.Length));
        Assert.Equal([2, 0, 0, 0], cases.Select(file => file.Hops.Length));
        Assert.Equal("Fence it off first", Assert.Single(cases[0].Guidance).Text);
        Assert.Equal((DeadlineKind.Acknowledge, At(2026, 1, 13, 7, 0)), cases[1].NextDeadline);
        Assert.Equal(At(2026, 1, 14, 4, 0), cases[1].Deadlines.HandleNext);
        Assert.True(cases[2].Alarm);
        Assert.Null(cases[2].AcknowledgedAt);
        Assert.Equal((DeadlineKind.Acknowledge, At(2026, 1, 13, 4, 16)), cases[2].NextDeadline);
        Assert.Equal((CaseStep.Filed, At(2026, 1, 14, 6, 0)), (cases[3].Step, cases[3].NextDeadline?.At));
        Assert.False(grid.Inbox.IsNew("unit/140213001", 1));
        Assert.Equal(22, grid.Upward.Count);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(All(), line =>
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

    private static IEnumerable<FrozenLine> First() => FrozenLine.Read("Cases", "journal.v1.jsonl");

    private static IEnumerable<FrozenLine> Second() => FrozenLine.Read("Cases", "journal.v2.jsonl");

    private static IEnumerable<FrozenLine> All() => First().Concat(Second());

    private static IEnumerable<(Type Fact, string Name)> Optional(Type fact) =>
        from property in fact.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanWrite && Nullability.Create(property).ReadState is NullabilityState.Nullable
        where property.Name != nameof(CaseEvent.StepDue)
        select (fact, JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    private static GridState Replay(IEnumerable<FrozenLine> lines)
    {
        var grid = new GridState(GridOnPaper.Code);
        var files = new Dictionary<int, CaseState>();
        foreach (var (index, line) in lines.Index())
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

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
