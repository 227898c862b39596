using System.Globalization;
using CsCheck;
using GridOrleans.Catalogue;
using GridOrleans.Cases;
using GridOrleans.Tallies;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>What lets tallies climb from grids to the city in whatever order they come.</summary>
public sealed class TallyLawTests
{
    // Enough senders that three tallies together often have more than a tally has rows for.
    private const int SendersMax = 2 * SenderCount.SendersMax;

    private static readonly Gen<CaseCounts> Cases = Gen.Select(
        Gen.Int[0, 1_000],
        Gen.Enum<CaseStep>(),
        Maybe(Gen.Enum<Severity>()),
        Maybe(Gen.Enum<Line>()),
        Gen.Enum<UnitLevel>(),
        (count, step, severity, line, level) => new CaseCounts
        {
            Reported = count,
            Handled = count / 2,
            Rejected = count / 5,
            Merged = count / 7,
            ByStep = StepCounts.One(step),
            BySeverity = SeverityCounts.One(severity),
            ByLine = LineCounts.One(line),
            Overdue = count % 11,
            Waiting = count % 13,
            Escalated = count % 17,
            Alarms = count % 3,
            ByOwner = OwnerCounts.One(level),
            Late = count % 19,
        });

    private static readonly Gen<DayCount?> Day = Maybe(Gen.Select(
        Gen.Int[1, 3],
        Gen.Int[0, 50],
        (day, count) => new DayCount(new(2026, 1, day), count)));

    private static readonly Gen<Tally> Senders = Gen.Int[0, SendersMax].Array[0, 120].Select(numbers =>
        numbers.Aggregate(Tally.Zero, (sum, number) =>
            sum.Plus(TallyRules.Refused(number.ToString("department-000", CultureInfo.InvariantCulture)))));

    private static readonly Gen<Tally> Tallies = Gen.Select(
        Cases,
        Day,
        Senders,
        (cases, day, senders) => senders with { Cases = cases, ClosedToday = day });

    [Fact]
    public void The_order_of_a_sum_does_not_matter() =>
        Gen.Select(Tallies, Tallies, Tallies).Sample((one, two, three) =>
        {
            Assert.Equal(one.Plus(two).Plus(three), one.Plus(two.Plus(three)));
            Assert.Equal(one.Plus(two), two.Plus(one));
            Assert.Equal(one, Tally.Zero.Plus(one));
            Assert.Equal(one, one.Plus(Tally.Zero));
        });

    [Fact]
    public void What_is_added_can_be_taken_away_again() =>
        Gen.Select(Cases, Cases).Sample((one, two) =>
        {
            Assert.Equal(one, one.Plus(two).Minus(two));
            Assert.Equal(default, one.Minus(one));
        });

    [Fact]
    public void Rows_are_bounded_and_no_refusal_is_lost() =>
        Gen.Select(Senders, Senders).Sample((one, two) =>
        {
            var rows = one.Plus(two).RefusedPushes;

            Assert.True(rows.Length <= SenderCount.SendersMax + 1);
            Assert.Equal(Sum(one) + Sum(two), rows.Sum(row => row.Count));
            Assert.All(rows.Skip(SenderCount.SendersMax), row => Assert.Equal(SenderCount.Others, row.Sender));
        });

    [Fact]
    public void A_newer_day_puts_an_older_one_aside()
    {
        DayCount yesterday = new(new(2026, 1, 5), 40), today = new(new(2026, 1, 6), 3);

        Assert.Equal(today, DayCount.Plus(yesterday, today));
        Assert.Equal(today with { Count = 6 }, DayCount.Plus(today, today));
    }

    [Fact]
    public void The_published_year_has_the_published_rate()
    {
        var year = new CaseCounts { Reported = 337_141, Handled = 335_249 };

        Assert.Equal(1_892, year.Open);
        Assert.Equal(0.9944, year.HandledRate!.Value, precision: 4);
        Assert.Null(default(CaseCounts).HandledRate);
    }

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : struct => Gen.OneOf(values.Select(value => (T?)value), Gen.Const((T?)null));

    private static int Sum(Tally tally) => tally.RefusedPushes.Sum(row => row.Count);
}
