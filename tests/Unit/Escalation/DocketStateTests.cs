using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Escalation;

public sealed class DocketStateTests
{
    private static readonly DocketQuery Everything = new([], [], null, null, 0, 500);

    private readonly DocketState _desk = new(Matters.District);

    [Fact]
    public void Of_a_matter_the_newest_news_counts()
    {
        _desk.Take(Matters.Major(version: 5) with { Step = CaseStep.Assigned }, Matters.Now);
        _desk.Take(Matters.Major(version: 5) with { Step = CaseStep.Filed }, Matters.Now);
        _desk.Take(Matters.Major(version: 4) with { Standing = MatterStanding.Settled }, Matters.Now);

        Assert.Equal(CaseStep.Assigned, Assert.Single(View().Matters).Matter.Step);
    }

    [Fact]
    public void A_matter_keeps_the_instant_at_which_it_first_came()
    {
        _desk.Take(Matters.Major(), Matters.Now);
        _desk.Take(Matters.Major(version: 9), Matters.Now.AddHours(1));

        Assert.Equal(Matters.Now, Assert.Single(View().Matters).ReceivedAt);
    }

    [Fact]
    public void What_is_settled_leaves_the_desk_and_comes_back_when_it_is_reopened()
    {
        _desk.Take(Matters.Major(), Matters.Now);
        _desk.Take(Matters.Major(version: 8) with { Standing = MatterStanding.Settled }, Matters.Now);
        Assert.Equal(0, _desk.Count);
        Assert.Empty(View().Matters);

        _desk.Take(Matters.Major(version: 9), Matters.Now.AddDays(1));
        Assert.Equal(Matters.Now.AddDays(1), Assert.Single(View().Matters).ReceivedAt);
    }

    [Fact]
    public void Matters_are_counted_by_severity_and_by_what_the_unit_has_to_do_with_them()
    {
        Fill();

        var docket = View(Matters.Now.AddMinutes(16));

        Assert.Equal(
            [
                new DocketCount(Severity.Extraordinary, 0, 0, 0, 1),
                new DocketCount(Severity.Major, 2, 1, 1, 0),
                new DocketCount(Severity.Considerable, 0, 0, 0, 1),
                new DocketCount(Severity.Ordinary, 0, 0, 0, 0),
            ],
            docket.Counts);
        Assert.Equal((5, Matters.District, Matters.Now.AddMinutes(16)), (docket.Total, docket.Unit, docket.AsOf));
    }

    [Fact]
    public void The_biggest_come_first_then_what_is_due_first()
    {
        Fill();

        Assert.Equal([4, 1, 2, 3, 5], View().Matters.Select(line => line.Matter.Case.Serial));
    }

    [Fact]
    public void A_desk_asks_for_what_it_wants_to_see()
    {
        Fill();
        var later = Matters.Now.AddMinutes(16);

        Assert.Equal([1, 2], Serials(Everything with { Standings = [MatterStanding.Waiting], Owned = true }));
        Assert.Equal([4, 5], Serials(Everything with { Owned = false }));
        Assert.Equal([4, 5], Serials(Everything with { Severities = [Severity.Extraordinary, Severity.Considerable] }));
        Assert.Equal([1], Serials(Everything with { Overdue = true, Owned = true }));
        Assert.Equal([2, 3], Serials(Everything with { Overdue = false, Owned = true }));
        Assert.Equal([1, 2], Serials(Everything with { Offset = 1, Limit = 2 }));
        Assert.Equal(5, _desk.View(Everything with { Offset = 4, Limit = 2 }, 1, later).Total);

        int[] Serials(DocketQuery query) =>
            [.. _desk.View(query, 1, later).Matters.Select(line => line.Matter.Case.Serial)];
    }

    [Fact]
    public void A_matter_is_overdue_after_its_deadline_and_not_at_it()
    {
        _desk.Take(Matters.Major() with { AcknowledgeDue = null }, Matters.Now);

        Assert.False(Assert.Single(View(Matters.Now.AddHours(4)).Matters).Overdue);
        Assert.True(Assert.Single(View(Matters.Now.AddHours(4).AddTicks(1)).Matters).Overdue);
    }

    [Fact]
    public void The_villages_police_grid_team_is_told_of_big_matters_and_alarms_alone()
    {
        var village = new DocketState(Matters.Village);
        village.Take(Matters.Major(1), Matters.Now);
        village.Take(Matters.Major(2) with { Severity = Severity.Ordinary }, Matters.Now);
        village.Take(Matters.Major(3) with { Severity = Severity.Ordinary, Alarm = true }, Matters.Now);
        _desk.Take(Matters.Major(1), Matters.Now);

        Assert.Equal(
            [(1, true), (2, false), (3, true)],
            village.View(Everything, 1, Matters.Now).Matters
                .Select(line => (line.Matter.Case.Serial, line.Team))
                .Order());
        Assert.False(Assert.Single(View().Matters).Team);
    }

    [Fact]
    public void A_snapshot_keeps_the_desk()
    {
        Fill();
        var restored = new DocketState(Matters.District);
        restored.Load(_desk.ToSnapshot());

        Assert.Equal(View().Matters, restored.View(Everything, 1, Matters.Now).Matters);
    }

    // Three owned here, the first due before the others; one above and one below.
    private void Fill()
    {
        _desk.Take(Matters.Major(2) with { AcknowledgeDue = Matters.Now.AddMinutes(20) }, Matters.Now);
        _desk.Take(Matters.Major(1), Matters.Now);
        _desk.Take(
            Matters.Major(3) with { Standing = MatterStanding.Acknowledged, AcknowledgeDue = null },
            Matters.Now);
        _desk.Take(
            Matters.Major(4) with { Severity = Severity.Extraordinary, Owner = Matters.City, UpTo = UnitLevel.City },
            Matters.Now);
        _desk.Take(
            Matters.Major(5) with { Severity = Severity.Considerable, Owner = Matters.Township },
            Matters.Now);
    }

    private Docket View(DateTimeOffset? now = null) => _desk.View(Everything, 1, now ?? Matters.Now);
}
