using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Patrols;

public sealed class PatrolRulesTests
{
    private static readonly DateTimeOffset Now = Walks.Morning.AddHours(2);

    [Fact]
    public void A_visit_counts_within_the_radius_once_by_the_earliest()
    {
        var patrol = Walks.Joined(
        [
            Walks.Upload([], [Visit("well", 30), Visit("well", 10), Visit("gate", 20, 113.32), Visit("dam", 5)]),
            Walks.Upload([], [Visit("well", 50), Visit("gate", 40, 113.33)]),
        ]);

        var visits = PatrolViews.View("zhao", patrol).CheckIns;

        Assert.Equal(["dam", "well", "gate"], visits.Select(visit => visit.Point));
        Assert.Equal(
            [CheckInStatus.Retired, CheckInStatus.Counted, CheckInStatus.TooFar],
            visits.Select(visit => visit.Status));
        Assert.Equal(Walks.Morning.AddMinutes(10), visits[1].At);
        Assert.Equal("well", Assert.Single(patrol.Visits).Point);
    }

    [Fact]
    public void Only_a_gridworker_of_the_grid_uploads_and_only_the_own_patrol()
    {
        Assert.Null(Upload(Walks.Upload(Walks.Way(2))));
        Assert.Equal(RefusalCode.NotEntitled, Upload(Walks.Upload(Walks.Way(2)), People.Helper)?.Code);
        foreach (var caller in People.All.Where(caller => !caller.Grants.Any(IsGridworker)))
        {
            var self = new PatrolsState(caller.Id);
            Assert.Equal(
                RefusalCode.NotEntitled,
                PatrolRules.Upload(
                    self, Walks.Request(Walks.Upload(Walks.Way(2)), by: caller), [], Now).Refusal?.Code);
        }
    }

    [Fact]
    public void Every_bad_field_is_named_at_once()
    {
        var refusal = Upload(Walks.Upload(
            [new(Now.AddMinutes(6), 113, 40), new(Now.AddDays(-31), 181, 40, -1)],
            [Visit("nowhere", 1)],
            Now,
            Now.AddHours(-1)));

        Assert.Equal(
            ["endedAt", "fixes[0].at", "fixes[1].at", "fixes[1].lon", "fixes[1].accuracy", "checkIns[0].point"],
            refusal!.Fields.Select(error => error.Field));
        Assert.Equal("fixes", Assert.Single(Upload(Walks.Upload([]))!.Fields).Field);
        Assert.Equal("fixes", Upload(Walks.Upload(Walks.Way(PatrolRules.FixesMax + 1)))!.Fields[0].Field);
    }

    [Fact]
    public void A_patrol_has_one_grid_and_ends_for_good_a_month_after_it()
    {
        var patrols = new PatrolsState(Walks.Worker.Id);
        Take(patrols, Walks.Upload(Walks.Way(5)), Walks.Morning, 1);
        var elsewhere = Walks.Upload(Walks.Way(5)) with { Grid = UnitCode.Parse("140213001001002") };
        var by = new Caller(
            Walks.Worker.Id, [new(Role.FullTimeGridworker, UnitCode.Parse("140213001001"))]);

        var other = PatrolRules.Upload(patrols, Walks.Request(elsewhere, by: by), [], Now).Refusal!;
        Assert.Equal("grid", Assert.Single(other.Fields).Field);

        var late = Walks.Morning.AddDays(40);
        var next = Walks.Upload([new(late, 113, 40)]) with { Patrol = PatrolId.Parse("patrol-2") };
        Take(patrols, next, late, 2);

        Assert.True(patrols.Find(Walks.Id)!.Settled);
        Assert.Equal(5, patrols.Find(Walks.Id)!.Track.Fixes);
        Assert.Equal(
            "patrol",
            Assert.Single(PatrolRules.Upload(
                patrols, Walks.Request(Walks.Upload([new(late, 113, 40)])), [], late).Refusal!.Fields).Field);
    }

    [Fact]
    public void A_snapshot_gives_the_patrols_back()
    {
        var patrols = new PatrolsState(Walks.Worker.Id);
        Take(patrols, Walks.Upload(Walks.Way(50), [Visit("well", 3)], Walks.Morning), Now, 1);

        var again = PatrolsState.From(Walks.Worker.Id, patrols.ToSnapshot());

        Assert.Equal(
            Json(PatrolViews.Page(patrols, new([], 0, 9))), Json(PatrolViews.Page(again, new([], 0, 9))));
        Assert.Equal(1, again.Outbox.Count);
        Assert.Equal(1, again.VersionOf("upload-1"));
    }

    private static string Json(PatrolPage page) => System.Text.Json.JsonSerializer.Serialize(page);

    private static bool IsGridworker(Grant grant) =>
        grant.Role is >= Role.FullTimeGridworker and <= Role.MicroGridworker;

    private static CheckIn Visit(string point, int minute, double lon = 113.3001) =>
        new(point, Walks.Morning.AddMinutes(minute), lon, point is "gate" ? 40.10 : 40.0901);

    private static Refusal? Upload(UploadPatrol upload, Caller? by = null) => PatrolRules.Upload(
        new(Walks.Worker.Id), Walks.Request(upload, by: by), Walks.Points, Now).Refusal;

    private static void Take(PatrolsState patrols, UploadPatrol upload, DateTimeOffset at, long version)
    {
        var id = $"upload-{version}";
        var decision = PatrolRules.Upload(patrols, Walks.Request(upload, id), Walks.Points, at);
        patrols.Apply(decision.Facts.Single(), new(version, at, id, "patrol_uploaded", ReadOnlyMemory<byte>.Empty, []));
    }
}
