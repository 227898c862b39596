using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>Who begins and ends duty: <see cref="DutyRules"/>.</summary>
public sealed class DutyRulesTests
{
    private static readonly Caller Zhao = new("zhao", [new(Role.FullTimeGridworker, StaffOnPaper.County)]);
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly GridworkerState _file = new("zhao");

    [Fact]
    public void Duty_begins_in_a_grid_of_the_post_and_ends_when_the_grid_is_handed_over()
    {
        Assert.Equal(RefusalCode.NotOnStaff, Change(StaffOnPaper.First).Refusal?.Code);
        var staff = StaffOnPaper.Staffed();
        Tell(staff);
        Take(Change(StaffOnPaper.First).Facts[0]);
        Assert.Equal(StaffOnPaper.First, _file.OnDutyIn);

        staff.Do(new HandOverGrids("zhao", [StaffOnPaper.First], "qian", "轮岗"));
        Tell(staff);

        Assert.Null(_file.OnDutyIn);
    }

    [Fact]
    public void Nobody_else_begins_it()
    {
        Tell(StaffOnPaper.Staffed());
        var other = new Caller("qian", Zhao.Grants);

        Assert.Equal(RefusalCode.NotEntitled, Change(StaffOnPaper.First, other).Refusal?.Code);
        Assert.Equal(
            RefusalCode.NotEntitled,
            Change(null, new("zhao", [new(Role.Resident, StaffOnPaper.County)])).Refusal?.Code);
    }

    private Decision Change(UnitCode? grid, Caller? by = null) =>
        DutyRules.Change(_file, new(CommandId.Parse("command-1"), by ?? Zhao, grid));

    private void Tell(StaffOnPaper staff) => Take(new GridworkerNewsReceived(
        Streams.OfStaff(StaffOnPaper.County),
        _file.Version + 1,
        new(StaffViews.View(staff.State, staff.State.Find("zhao")!))));

    private void Take(Fact fact)
    {
        var (kind, payload) = FactJson.Write(fact);
        var version = _file.Version + 1;
        _file.Apply(FactJson.Read(kind, payload), new(version, Morning, $"command-{version}", kind, payload, []));
    }
}
