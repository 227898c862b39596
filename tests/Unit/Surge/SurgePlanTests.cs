using GridOrleans.Cases;
using GridOrleans.City;
using GridOrleans.Surge;
using GridOrleans.Surge.Profiles;
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
            () => new PlaceDraw(new([], [SurgeFixture.Square("140212100201001", 0, 113)])));

    [Fact]
    public void What_another_seed_sent_is_recognised()
    {
        var (mine, other) = (Plan(1).First().Steps[0].Id, Plan(2).First().Steps[0].Id);

        Assert.Equal([other], Surge(1).Foreign([mine, other]));
    }

    private static IEnumerable<double> Arrivals() => Plan(1).Select(planned => planned.Due[0].TotalSeconds);

    private static IEnumerable<PlannedCase> Plan(int seed, double speed = 100) => Surge(seed, speed).InOrder();

    private static SurgePlan Surge(int seed, double speed = 100) =>
        new(ProfileFile.Load("day") with { Cases = Cases }, seed, new(TwoGrids), speed);

    private static IEnumerable<string> Texts(IEnumerable<PlannedCase> plan) =>
        plan.Take(50).SelectMany(planned => planned.Steps.Select((step, i) =>
            $"{planned.Grid} {planned.Due[i]} {step.Id} {step.By.Id} {step.Command}"));
}
