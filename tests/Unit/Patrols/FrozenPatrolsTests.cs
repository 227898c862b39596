using System.Text;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Unit.Journal;
using Xunit;

namespace GridOrleans.Unit.Patrols;

/// <summary>
/// What a release has written of patrols, every later one must read. The file is frozen: never edit it; a new kind or
/// field gets a new file beside it.
/// </summary>
public sealed class FrozenPatrolsTests
{
    [Fact]
    public void Every_kind_of_patrols_is_a_promise_and_in_the_frozen_journal()
    {
        string[] kinds = ["patrol_point_retired", "patrol_point_set", "patrol_received", "patrol_uploaded"];

        Assert.Equal(kinds, Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            kinds,
            FactJson.Kinds.Where(kind => kind.Contains("patrol", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_patrols_still_replay()
    {
        var book = new PatrolBook();
        var patrols = new PatrolsState("zhao");
        foreach (var (index, line) in Lines().Index())
        {
            var fact = FactJson.Read(line.Kind, line.Utf8);
            var entry = new JournalEntry(index + 1, line.At, line.Command.ToString(), line.Kind, line.Utf8, []);
            book.Apply(fact, entry);
            if (fact is PatrolUploaded)
            {
                patrols.Apply(fact, entry with { Version = patrols.Version + 1 });
            }
        }

        var patrol = patrols.Find(PatrolId.Parse("patrol-1"))!;
        Assert.Equal((3, 25), (patrol.Track.Fixes, patrol.Track.Metres));
        Assert.Equal(new(1, 1, 25, 1), book.Totals);
        var point = book.Find("well")!.View(new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((PointStatus.Retired, 0), (point.Status, point.PeriodsCovered));
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Patrols", "patrols.v1.jsonl");
}
