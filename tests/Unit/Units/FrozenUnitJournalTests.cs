using System.Text;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Unit.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Units;

/// <summary>
/// What a release has written of a unit, every later one must read. The file is frozen: never edit it.
/// </summary>
public sealed class FrozenUnitJournalTests
{
    private static readonly UnitCode Township = UnitCode.Parse("140213001");

    [Fact]
    public void The_frozen_journal_still_replays_to_the_same_docket()
    {
        var unit = new UnitState(Township);
        foreach (var (index, line) in Lines().Index())
        {
            unit.Apply(FactJson.Read(line.Kind, line.Utf8), index + 1, line.At, line.Command.ToString());
        }

        var docket = unit.Docket.View(new([], [], null, null, 0, 500), unit.Version, Lines().Last().At);
        Assert.Equal(
            [
                ("140213001001001-3", Severity.Major, MatterStanding.Acknowledged, false),
                ("140213001001001-1", Severity.Considerable, MatterStanding.Waiting, false),
                ("140213001001001-2", Severity.Ordinary, MatterStanding.Waiting, false),
            ],
            docket.Matters.Select(line =>
                (line.Matter.Case.ToString(), line.Matter.Severity, line.Matter.Standing, line.Owned)));
        Assert.False(unit.Inbox.IsNew("unit/140213001001", 20));
        Assert.True(unit.Inbox.IsNew("unit/140213001001", 21));
        Assert.Equal((14, 1), (unit.Upward.Count, unit.Downward.Count));
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(line.Fact, Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Units", "unit.v2.jsonl");
}
