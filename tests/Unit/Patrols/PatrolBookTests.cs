using System.Text.Json;
using CsCheck;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Patrols;

/// <summary>What a grid holds of patrols: totals that add up, points that are covered by periods.</summary>
public sealed class PatrolBookTests
{
    private static readonly Gen<PatrolNews> AnyNews = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 5_000], Gen.Int[0, 40].Array[0, 4], Gen.Bool,
        (worker, patrol, metres, days, ended) => new PatrolNews(
            $"worker-{worker}",
            PatrolId.Parse($"patrol-{patrol}"),
            Walks.Morning.AddDays(patrol),
            ended,
            metres,
            [.. days.Select(day => new PointVisit("well", Walks.Morning.AddDays(day)))],
            0,
            0,
            []));

    [Fact]
    public void Totals_and_coverage_are_those_of_the_newest_news_of_each_patrol() => AnyNews.Array[1, 40].Sample(
        all =>
        {
            var told = Book(all);
            var newest = Book(
                [.. all.Reverse().DistinctBy(news => (news.Worker, news.Patrol)).Reverse()]);

            Assert.Equal(newest.Totals, told.Totals);
            Assert.Equal(newest.Find("well")!.Visits.ToArray(), told.Find("well")!.Visits.ToArray());
            Assert.Equal(Json(told), Json(Again(told)));
        },
        iter: 300);

    [Fact]
    public void A_hundred_visits_in_one_period_cover_one_period()
    {
        var book = Book([News(Enumerable.Range(0, 100).Select(minute => Walks.Morning.AddMinutes(minute)))]);

        var point = book.Find("well")!.View(Walks.Morning.AddDays(22));

        Assert.Equal((PointStatus.Missed, 3, 1), (point.Status, point.PeriodsDue, point.PeriodsCovered));
    }

    [Theory]
    [InlineData(1, PointStatus.Covered)]
    [InlineData(8, PointStatus.Due)]
    [InlineData(15, PointStatus.Missed)]
    public void A_point_is_covered_due_or_missed(int day, PointStatus status) => Assert.Equal(
        status,
        Book([News([Walks.Morning.AddHours(1)])]).Find("well")!.View(Walks.Morning.AddDays(day)).Status);

    [Fact]
    public void A_retired_point_is_due_no_more_and_keeps_what_was_covered()
    {
        var book = Book([News([Walks.Morning.AddHours(1)])]);
        var request = Request(new RetirePatrolPoint("well", "已填平"));
        Apply(book, PatrolPointRules.Decide(book, Walks.Grid, request), Walks.Morning.AddDays(10));

        var point = book.Find("well")!.View(Walks.Morning.AddDays(300));

        Assert.Equal((PointStatus.Retired, 1, 1), (point.Status, point.PeriodsDue, point.PeriodsCovered));
        Assert.Equal("point", Assert.Single(PatrolPointRules.Decide(book, Walks.Grid, request).Refusal!.Fields).Field);
    }

    [Fact]
    public void Only_clerks_and_desks_above_the_grid_set_its_points()
    {
        Caller[] allowed = [People.Clerk, People.TwoHats, People.Township, People.County, People.City];

        Assert.Equal(
            allowed.Select(caller => caller.Id).Order(),
            People.All.Where(caller => !PatrolPointRules.Decide(new(), Walks.Grid, Request(Well, caller)).Refused)
                .Select(caller => caller.Id).Order());
    }

    [Fact]
    public void A_point_out_of_its_bounds_is_refused_field_by_field() => Assert.Equal(
        ["name", "lon", "lat", "radius", "everyDays"],
        PatrolPointRules.Decide(new(), Walks.Grid, Request(new SetPatrolPoint("well", "", 181, 91, 9, 0)))
            .Refusal!.Fields.Select(error => error.Field));

    private static SetPatrolPoint Well => new("well", "水井", 113.3001, 40.0901, 50, 7);

    private static PatrolPointRequest Request(PatrolPointCommand command, Caller? by = null) =>
        new(CommandId.Parse("point-00001"), by ?? People.Clerk, command);

    private static PatrolNews News(IEnumerable<DateTimeOffset> visits) => new(
        "zhao", Walks.Id, Walks.Morning, true, 100, [.. visits.Select(at => new PointVisit("well", at))], 0, 0, []);

    private static PatrolBook Book(IEnumerable<PatrolNews> told)
    {
        var book = new PatrolBook();
        Apply(book, PatrolPointRules.Decide(book, Walks.Grid, Request(Well)), Walks.Morning);
        foreach (var (index, news) in told.Index())
        {
            book.Apply(new PatrolReceived("patrol/x", index, news), index, Walks.Morning.AddDays(41));
        }

        return book;
    }

    private static string Json(PatrolBook book) => JsonSerializer.Serialize(book.ToSnapshot());

    private static PatrolBook Again(PatrolBook book)
    {
        var again = new PatrolBook();
        again.Load(book.ToSnapshot());
        return again;
    }

    private static void Apply(PatrolBook book, Decision decision, DateTimeOffset at) =>
        book.Apply((PatrolPointEvent)decision.Facts.Single(), at);
}
