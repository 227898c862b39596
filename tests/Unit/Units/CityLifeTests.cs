using CsCheck;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Units;

/// <summary>Whatever is lost or comes twice between the levels, every desk ends with what the files say.</summary>
public sealed class CityLifeTests
{
    private const int Lives = 60;
    private const int StepsMax = 120;
    private const int ChoiceMax = 10_000;

    // Of all lives together about 800 matters rise to somebody new.
    private const int RisesMin = 100;

    private static readonly DocketQuery Everything = new([], [], null, null, 0, int.MaxValue);

    private static readonly Gen<int> Choice = Gen.Int[0, ChoiceMax];

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Select(Gen.Int[0, 99], Choice, Choice, Choice, Choice, Gen.Int[0, 60]),
        Choice,
        Gen.Select(Choice, Choice).Array[0, 4],
        Choice,
        (pick, where, deliveries, restart) => new Step(
            new(pick.Item1 < 10, pick.Item2, pick.Item3, pick.Item4, pick.Item5, pick.Item6),
            where,
            deliveries,
            restart));

    [Fact]
    public void Every_desk_shows_what_the_files_say_once_all_is_delivered()
    {
        var rises = 0;

        Steps.Array[1, StepsMax].SampleUntil(
            () => rises >= RisesMin,
            steps =>
            {
                var city = Live(steps);
                Assert.All(city.Units, unit => DeskIsTrue(city, unit.Key, unit.Value));
                Assert.All(city.Grids.Values, grid => EveryRiseArrivedOnce(grid.Paper, grid.News));
                Assert.All(city.Grids.Values, grid => CaseLifeTests.ReplayIsTheSame(grid.Paper, steps.Length * 7));
                Interlocked.Add(ref rises, city.Grids.Values.Sum(grid => grid.News.Count(news => news.Rises)));
            },
            iter: Lives);

        Assert.True(rises >= RisesMin, $"Only {rises} matters rose.");
    }

    private static CityOnPaper Live(Step[] steps)
    {
        var city = new CityOnPaper();
        foreach (var step in steps)
        {
            city.Live(step.Where, step.Pick);
            foreach (var (which, how) in step.Deliveries)
            {
                city.Deliver(which, how);
            }

            city.Units.ElementAt(step.Restart % city.Units.Count).Value.Restart(step.Restart);
        }

        // Whatever went wrong, it is tried again until it goes well.
        for (var attempt = 0; city.Deliver(attempt, attempt / 7); attempt++)
        {
        }

        return city;
    }

    private static void DeskIsTrue(CityOnPaper city, UnitCode code, UnitOnPaper unit)
    {
        var below = city.Grids.Where(grid => code.Contains(grid.Key)).Select(grid => grid.Value).ToList();
        var expected = below
            .SelectMany(grid => Enumerable.Range(1, grid.Paper.State.NextSerial - 1).Select(grid.Paper.Case))
            .Where(file => file.ToldUpTo <= code.Level)
            .Where(file => file.Step is not CaseStep.Archived && file.Owner.Level is not UnitLevel.Grid)
            .Select(Shown);
        var docket = unit.State.Docket.View(Everything, 1, DateTimeOffset.MinValue);

        Assert.Equal(expected.Order(), docket.Matters.Select(line => Shown(line.Matter)).Order());
        Assert.Equal(
            below.Sum(grid => grid.News.Count(news => news.UpTo <= code.Level)),
            unit.Taken);
    }

    private static string Shown(CaseState file)
    {
        var stands = file.SuspendedAt is not null;
        return $"{file.Number} {file.Owner} {file.Severity} {file.Step} "
            + $"acknowledged: {file.AcknowledgedAt is not null} "
            + $"{(stands ? null : file.Due):O} {(stands ? null : file.Deadlines.AcknowledgeDue):O} "
            + $"{file.Deadlines.AcknowledgeMissed} {file.Alarm} {file.ToldUpTo} {file.Line}";
    }

    private static string Shown(Matter matter) =>
        $"{matter.Case} {matter.Owner} {matter.Severity} {matter.Step} "
            + $"acknowledged: {matter.Standing is MatterStanding.Acknowledged} "
            + $"{matter.Due:O} {matter.AcknowledgeDue:O} {matter.Reminders} {matter.Alarm} {matter.UpTo} {matter.Line}";

    // A sealed file is not opened to note where it had been; every other rise is in its file, with all that it passed.
    private static void EveryRiseArrivedOnce(GridOnPaper grid, List<Matter> news)
    {
        var arrived = grid.Entries
            .Select(entry => FactJson.Read(entry.Kind, entry.Payload.Span))
            .OfType<CaseArrived>()
            .ToList();
        Assert.Equal(arrived.Count, arrived.DistinctBy(fact => (fact.From, fact.Number)).Count());
        Assert.All(arrived, fact => Assert.Equal(
            Enumerable.Range(0, fact.Trail.Length).Select(up => (UnitLevel)((int)UnitLevel.Village - up)),
            fact.Trail.Select(hop => hop.Unit.Level)));
        Assert.All(
            Enumerable.Range(1, grid.State.NextSerial - 1),
            serial =>
            {
                var rises = news.Where(matter => matter.Case.Serial == serial && matter.Rises).ToList();
                var arrivals = arrived.Where(fact => fact.Case == serial).ToList();
                Assert.True(arrivals.Count <= rises.Count);
                if (!news.Exists(matter => matter.Case.Serial == serial && matter.Step is CaseStep.Archived))
                {
                    Assert.Equal(
                        rises.Select(matter => matter.Owner).Order(),
                        arrivals.Select(fact => fact.Trail[^1].Unit).Order());
                }
            });
    }

    /// <summary>Somebody does something, something is delivered, a unit restarts.</summary>
    private readonly record struct Step(Pick Pick, int Where, (int Which, int How)[] Deliveries, int Restart);
}
