using System.Text;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Unit.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>
/// What a release has written of grid staff, every later one must read. The file is frozen: never edit it; a new kind
/// or field gets a new file beside it.
/// </summary>
public sealed class FrozenStaffTests
{
    private static readonly string[] Kinds =
    [
        "cover_recorded", "duty_changed", "grids_handed_over", "gridworker_appointed", "gridworker_news_received",
        "gridworker_released", "merit_recorded", "police_team_set", "post_set", "roster_set", "staffing_received",
    ];

    [Fact]
    public void Every_kind_of_staff_is_a_promise_and_in_the_frozen_journal()
    {
        Assert.Equal(Kinds, Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Kinds, FactJson.Kinds.Where(kind => Kinds.Contains(kind)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_staff_still_replays()
    {
        var staff = new StaffState(UnitCode.Parse("140213"));
        var file = new GridworkerState("zhao");
        var grid = GridStaff.Unsaid;
        foreach (var line in Lines())
        {
            var fact = FactJson.Read(line.Kind, line.Utf8);
            var entry = new JournalEntry(0, line.At, line.Command.ToString(), line.Kind, line.Utf8, []);
            switch (fact)
            {
                case StaffEvent:
                    staff.Apply(fact, entry with { Version = staff.Version + 1 });
                    break;
                case StaffingReceived received:
                    grid = grid.Take(received.Staffing);
                    break;
                default:
                    file.Apply(fact, entry with { Version = file.Version + 1 });
                    break;
            }
        }

        Assert.Equal((1, 2), (staff.Members.Count(member => member.IsActive), staff.Posts.Single().Quota));
        Assert.True(staff.Find("zhao")!.IsCoveredOn(new(2026, 6, 1)));
        Assert.True(grid.HasLeft("zhao"));
        Assert.Equal(UnitCode.Parse("140213001001001"), file.OnDutyIn);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Gridworkers", "staff.v1.jsonl");
}
