using System.Text;
using GridOrleans.Assessment;
using GridOrleans.Journal;
using GridOrleans.Unit.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Assessment;

/// <summary>
/// What a release has written of appeals, every later one must read. The file is frozen: never edit it; a new kind or
/// field gets a new file beside it.
/// </summary>
public sealed class FrozenAppealsTests
{
    [Fact]
    public void Every_kind_of_appeals_is_a_promise_and_in_the_frozen_journal()
    {
        string[] kinds = ["appeal_decided", "appeal_filed"];

        Assert.Equal(kinds, Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            kinds,
            FactJson.Kinds.Where(kind => kind.StartsWith("appeal_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_appeals_still_replay_and_so_does_their_snapshot()
    {
        var appeals = new AssessmentState(UnitCode.Parse("140213"));
        foreach (var line in Lines())
        {
            appeals.Apply(
                FactJson.Read(line.Kind, line.Utf8),
                new(appeals.Version + 1, line.At, line.Command.ToString(), line.Kind, line.Utf8, []));
        }

        var again = AssessmentState.From(appeals.County, appeals.ToSnapshot());
        Assert.All([appeals, again], state =>
        {
            Assert.Equal((3, 3), (state.Version, state.NextSerial));
            Assert.Equal(["140213001001001-7"], state.SetAside()["timely"]);
            Assert.Equal(("zhao", null), (state.Find(2)!.Appeal.Worker, state.Find(2)!.Decision));
            Assert.Equal(3, state.VersionOf("command-3"));
        });
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Assessment", "appeals.v1.jsonl");
}
