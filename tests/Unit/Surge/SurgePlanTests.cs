using GridOrleans.Cases;
using GridOrleans.City;
using GridOrleans.Surge;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class SurgePlanTests
{
    private const int Cases = 4_000;

    private static readonly CityPlan TwoGrids = new(
        [],
        [SurgeFixture.Square("140212100201001", 300, 113), SurgeFixture.Square("140212100201002", 100, 114)]);

    [Fact]
    public void The_same_seed_plans_the_same_surge() => Assert.Equal(Texts(Plan(1)), Texts(Plan(1)));

    [Fact]
    public void Another_seed_plans_another_surge() => Assert.NotEqual(Texts(Plan(1)), Texts(Plan(2)));

    [Fact]
    public void Speed_changes_when_and_not_what()
    {
        var (slow, fast) = (Plan(1, speed: 1).First(), Plan(1, speed: 10).First());

        Assert.Equal(slow.Steps.Select(step => step.Id), fast.Steps.Select(step => step.Id));
        Assert.Equal(slow.Due[^1].TotalSeconds, fast.Due[^1].TotalSeconds * 10, 0.001);
    }

    [Fact]
    public void Grids_are_met_as_often_as_they_have_households() =>
        Assert.InRange(
            Plan(1).Count(planned => planned.Grid == TwoGrids.Grids[0].Code),
            Cases * 0.75 - 4 * Math.Sqrt(Cases * 0.75 * 0.25),
            Cases * 0.75 + 4 * Math.Sqrt(Cases * 0.75 * 0.25));

    [Fact]
    public void Each_place_lies_inside_its_grid() =>
        Assert.All(Plan(1), planned =>
        {
            var place = ((ReportCase)planned.Steps[0].Command).Place;
            var land = TwoGrids.Grids.Single(grid => grid.Code == planned.Grid).Outline;
            Assert.Equal(Location.Interior, SimplePointInAreaLocator.Locate(new(place.Lon, place.Lat), land));
        });

    [Fact]
    public void Reports_come_as_a_poisson_process()
    {
        double[] gaps = [.. Arrivals().Zip(Arrivals().Skip(1), (one, next) => next - one)];

        // An exponential distribution's deviation equals its mean; of 4,000 draws both are within a few percent.
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));
        Assert.Equal(86_400.0 / Cases / 100, mean, 0.05 * mean);
        Assert.Equal(mean, deviation, 0.1 * mean);
    }

    [Fact]
    public void No_step_is_due_before_the_one_before_it() =>
        Assert.All(Plan(1), planned => Assert.Equal(planned.Due.Order(), planned.Due));

    [Fact]
    public void A_city_without_households_has_no_places() =>
        Assert.Throws<InvalidDataException>(
            () => new PlaceDraw(
                new([], [SurgeFixture.Square("140212100201001", 0, 113)]), new() { Name = "city", Count = 1 }, 1));

    [Fact]
    public void What_another_seed_sent_is_recognised()
    {
        var (mine, other) = (Plan(1).First().Steps[0].Id, Plan(2).First().Steps[0].Id);

        Assert.Equal([other], Surge(1).Foreign([mine, other]));
    }

    [Fact]
    public void A_year_ends_with_exactly_the_published_numbers()
    {
        var year = ProfileFile.Load("year");
        var open = Enumerable.Range(0, year.Cases!.Value)
            .Count(index => OpenQuota.Has(index, year.Open!.Value, year.Cases.Value));

        Assert.Equal((337_141, 1_892, 335_249), (year.Cases.Value, open, year.Cases.Value - open));
        Assert.Equal(0, year.Shares.Rejected);
    }

    [Fact]
    public void A_part_of_a_year_leaves_its_part_open()
    {
        var tenth = ProfileFile.Load("year").Scaled(0.1);
        var plan = new SurgePlan(tenth with { Cases = 3_371, Open = 18 }, 1, TwoGrids, 1e6)
            .InOrder(DateTimeOffset.UnixEpoch).Cast<PlannedCase>();

        Assert.Equal((33_714, 189), (tenth.Cases, tenth.Open));
        Assert.Equal(18, plan.Count(planned => planned.Steps[^1].Reaches is not CaseStep.Archived));
    }

    [Fact]
    public void Parts_come_in_the_order_of_their_first_commands_and_share_no_id()
    {
        var storm = SurgeFixture.Profile(1) with
        {
            Cases = null,
            Parts =
            [
                new() { Name = "all day", Count = 300 },
                new() { Name = "later", Count = 200, From = 0.5, In = [TwoGrids.Grids[1].Code] },
                new() { Name = "alarms", Sends = SurgeKind.Alarms, Each = UnitLevel.Grid },
                new() { Name = "patrols", Sends = SurgeKind.Patrols, Count = 50 },
            ],
        };

        var plan = new SurgePlan(storm, 1, TwoGrids, 3600).InOrder(DateTimeOffset.UnixEpoch).ToList();

        Assert.Equal(552, plan.Count);
        Assert.Equal(plan.Select(planned => planned.Due[0]).Order(), plan.Select(planned => planned.Due[0]));
        Assert.Equal(552, plan.Select(planned => planned.Index).Distinct().Count());
        Assert.All(
            plan.OfType<PlannedCase>().Where(planned => planned.Part.Name == "later"),
            planned => Assert.True(planned.Grid == TwoGrids.Grids[1].Code && planned.Due[0].TotalSeconds >= 0.5));
        Assert.Equal(2, plan.OfType<PlannedCase>().Count(planned => planned.Steps[0].Command is RaiseAlarm));
    }

    [Fact]
    public void A_deadline_of_a_herd_is_one_instant()
    {
        var herd = SurgeFixture.Profile(1) with
        {
            Cases = null,
            Parts = [new() { Name = "herd", Count = 20, DueAt = 0.9 }],
        };

        var due = new SurgePlan(herd, 1, TwoGrids, 3600).InOrder(DateTimeOffset.UnixEpoch).Cast<PlannedCase>()
            .SelectMany(planned => planned.Steps).Select(step => step.Command).OfType<SuperviseCase>().ToList();

        Assert.Equal(20, due.Count);
        Assert.All(due, supervise => Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(0.9), supervise.Due));
    }

    private static IEnumerable<double> Arrivals() => Plan(1).Select(planned => planned.Due[0].TotalSeconds);

    private static IEnumerable<PlannedCase> Plan(int seed, double speed = 100) =>
        Surge(seed, speed).InOrder(DateTimeOffset.UnixEpoch).Cast<PlannedCase>();

    private static SurgePlan Surge(int seed, double speed = 100) =>
        new(ProfileFile.Load("day") with { Cases = Cases }, seed, TwoGrids, speed);

    private static IEnumerable<string> Texts(IEnumerable<PlannedCase> plan) =>
        plan.Take(50).SelectMany(planned => planned.Steps.Select((step, i) =>
            $"{planned.Grid} {planned.Due[i]} {step.Id} {step.By.Id} {step.Command}"));
}
