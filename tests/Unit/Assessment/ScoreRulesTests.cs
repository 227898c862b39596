using System.Collections.Immutable;
using GridOrleans.Assessment;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Assessment;

public sealed class ScoreRulesTests
{
    private const int Lives = 300;

    private static readonly UnitCode Village = UnitCode.Parse("140212100201");
    private static readonly UnitCode Grid = UnitCode.Parse("140212100201001");
    private static readonly UnitCode Beside = UnitCode.Parse("140212100201002");
    private static readonly AssessmentPeriod March = new(new(2026, 3, 1), new(2026, 3, 31));
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly ImmutableArray<Indicator> Indicators = IndicatorSet.LoadSample().Indicators;

    [Fact]
    public void A_score_is_the_weighted_mean_of_the_indicators_that_have_evidence()
    {
        var score = Score([Good(1), Good(2) with { Late = true }, Good(3) with { Reworks = 1 }]);

        Assert.Equal((2 / 3.0, 2, 1), Part(score, "timely"));
        Assert.Equal((2 / 3.0, 2, 1), Part(score, "first_time_right"));
        Assert.Equal((1.0, 3, 0), Part(score, "well_assigned"));
        Assert.Equal((null, 0, 0), Part(score, "satisfaction"));
        Assert.Equal(100 * ((30 * 2 / 3.0) + (15 * 2 / 3.0) + 15) / 60, score.Score!.Value, 9);
        Assert.Equal(3, score.Handled);
    }

    [Fact]
    public void Without_evidence_there_is_no_score() => Assert.Null(Score([Reported(1)]).Score);

    [Fact]
    public void An_open_case_speaks_against_once_it_is_late_and_not_before() => Assert.Equal(
        (0.5, 1, 1), Part(Score([Good(1), Reported(2), Reported(3) with { Late = true }]), "timely"));

    [Fact]
    public void Points_are_covered_by_periods()
    {
        var facts = new ScoreFacts(March, [], [new(Grid, "well", 31, 30), new(Beside, "gate", 1, 1)], Nothing);

        var score = ScoreRules.Score(facts, new(Village, null), Indicators);

        Assert.Equal((31 / 32.0, 31, 1), Part(score, "points_covered"));
        Assert.Equal(100 * 31 / 32.0, score.Score!.Value, 9);
    }

    [Fact]
    public void Three_good_ratings_are_worth_less_than_thirty()
    {
        Assert.True(ScoreRules.LowerBound(3, 0) < 0.6);
        Assert.True(ScoreRules.LowerBound(30, 0) > 0.9);
        Assert.Equal(0, ScoreRules.LowerBound(0, 5));
        Assert.All(Enumerable.Range(0, 50), good => Assert.All(Enumerable.Range(1, 50), bad =>
        {
            Assert.True(ScoreRules.LowerBound(good + 1, bad) > ScoreRules.LowerBound(good, bad));
            Assert.True(ScoreRules.LowerBound(good, bad + 1) <= ScoreRules.LowerBound(good, bad));
        }));
    }

    [Fact]
    public void Evidence_is_as_much_as_the_numbers_say_and_what_an_appeal_set_aside_no_longer_speaks_against()
    {
        AssessedCase[] cases = [Good(1), Good(2) with { Late = true }, Good(3) with { Late = true }];
        var setAside = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty.Add(
            "timely", [cases[1].Number.ToString()]);
        var facts = new ScoreFacts(March, cases, [], setAside);

        var score = ScoreRules.Score(facts, new(Village, null), Indicators);
        var evidence = ScoreRules.EvidenceOf(facts, null, Indicators[0]);

        Assert.Equal((0.5, 1, 1), Part(score, "timely"));
        Assert.Equal(
            [(Verdict.Bad, $"{Grid}-3"), (Verdict.Good, $"{Grid}-1"), (Verdict.SetAside, $"{Grid}-2")],
            evidence.Select(piece => (piece.Verdict, Assert.Single(piece.Of))));
    }

    [Fact]
    public void A_matter_that_began_before_the_period_is_not_counted_again()
    {
        var before = Good(1) with { ReportedAt = Begin.AddHours(-3) };

        var score = Score([before, Good(2) with { ReportedAt = Begin.AddHours(3), Place = before.Place }]);

        Assert.Equal((null, 0, 0), Part(score, "timely"));
    }

    [Fact]
    public void A_matter_counts_to_whoever_had_its_oldest_case()
    {
        var first = Good(1) with { Worker = "zhao" };
        AssessedCase[] cases =
            [first, first with { Number = new(Grid, 2), Worker = "qian" }, Good(3) with { Worker = "qian" }];
        var facts = new ScoreFacts(March, cases, [], Nothing);

        var (scores, total) = ScoreRules.Scores(
            facts, new(Village, March, ScoreBy.Gridworker, null, 0, 10), [Grid], Indicators);

        Assert.Equal(2, total);
        Assert.Equal(["qian", "zhao"], scores.Select(score => score.Worker));
        Assert.All(scores, score => Assert.Equal((1.0, 1, 0), Part(score, "timely")));
        Assert.DoesNotContain(scores[0].Indicators, part => part.Code is "well_assigned" or "points_covered");
        Assert.Equal(
            ["zhao"],
            ScoreRules.Scores(facts, new(Village, March, ScoreBy.Grid, "zhao", 0, 10), [Grid], Indicators)
                .Scores.Select(score => score.Worker));
    }

    [Fact]
    public void A_grid_s_score_rests_on_its_own_cases_and_points()
    {
        var beside = Good(1) with { Number = new(Beside, 1), Late = true };
        var facts = new ScoreFacts(March, [Good(1), beside], [new(Beside, "gate", 2, 1)], Nothing);

        var (scores, total) = ScoreRules.Scores(
            facts, new(Village, March, ScoreBy.Grid, null, 0, 10), [Grid, Beside], Indicators);

        Assert.Equal((2, Grid, Beside), (total, scores[0].Unit, scores[1].Unit));
        Assert.Equal(((1.0, 1, 0), (0.0, 0, 1)), (Part(scores[0], "timely"), Part(scores[1], "timely")));
        Assert.Equal((null, 0, 0), Part(scores[0], "points_covered"));
        Assert.Equal((0.5, 1, 1), Part(scores[1], "points_covered"));
    }

    [Fact]
    public void Splitting_a_case_into_several_never_raises_a_score()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var random = new Random(seed);
            var cases = Cases(random, 30);
            var split = cases[random.Next(cases.Count)];
            var parts = Enumerable.Range(1, random.Next(1, 6)).Select(part => Part(random, split, 100 + part)).ToList();

            // One part stays where and when the case was reported, and no failure disappears.
            AssessedCase[] after = [.. cases, .. parts];

            IsNowhereHigher(seed, cases, after);
        }
    }

    [Fact]
    public void Failures_that_pass_to_a_part_speak_against_as_before()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var random = new Random(seed);
            var cases = Cases(random, 30);
            var at = random.Next(cases.Count);
            cases[at] = cases[at] with { Handled = true };
            var bad = Part(random, cases[at], 101) with
            {
                Late = cases[at].Late,
                Reworks = cases[at].Reworks,
                Returns = cases[at].Returns,
                Stars = cases[at].Stars,
            };
            var clean = cases[at] with { Late = false, Reworks = 0, Returns = 0 };
            clean = clean.Stars is null ? clean : clean with { Stars = 5 };

            IsNowhereHigher(seed, cases, [.. cases.Take(at), clean, .. cases.Skip(at + 1), bad], gridworkers: false);
        }
    }

    [Fact]
    public void A_report_alone_changes_no_score()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var random = new Random(seed);
            var cases = Cases(random, 30);
            var reports = Enumerable.Range(1, 20).Select(serial => Reported(200 + serial) with
            {
                Place = cases[random.Next(cases.Count)].Place,
                ReportedAt = cases[random.Next(cases.Count)].ReportedAt,
                Item = cases[random.Next(cases.Count)].Item,
                Worker = random.Next(2) == 0 ? null : "zhao",
            });

            var before = Scores(cases);
            var after = Scores([.. cases, .. reports]);

            Assert.Equal(before.Select(Text), after.Where(score => before.Any(known => known.Worker == score.Worker))
                .Select(Text));
        }

        static string Text(ScoreView score) =>
            $"{score.Worker} {score.Score} {string.Join(' ', score.Indicators.Select(part => (part.Good, part.Bad)))}";
    }

    [Fact]
    public void The_order_of_the_facts_makes_no_difference()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var random = new Random(seed);
            var cases = Cases(random, 30).ToArray();
            var before = Scores(cases).Select(score => score.Score).ToList();
            random.Shuffle(cases);

            Assert.Equal(before, Scores(cases).Select(score => score.Score));
        }
    }

    private static ImmutableDictionary<string, ImmutableHashSet<string>> Nothing =>
        ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    private static void IsNowhereHigher(
        int seed, IReadOnlyList<AssessedCase> before, IReadOnlyList<AssessedCase> after, bool gridworkers = true)
    {
        var known = Scores(before).ToDictionary(score => score.Worker ?? "");
        foreach (var score in Scores(after).Where(score => score.Worker is null || gridworkers))
        {
            if (known.TryGetValue(score.Worker ?? "", out var old))
            {
                Assert.All(score.Indicators.Zip(old.Indicators), pair => Assert.True(
                    pair.Second.Value is null || pair.First.Value <= pair.Second.Value,
                    $"Seed {seed}: {score.Worker} {pair.First.Code}: {pair.Second.Value} → {pair.First.Value}"));
            }
        }
    }

    /// <summary>A part of a case that was split: near it in place and time, and no better than it.</summary>
    private static AssessedCase Part(Random random, AssessedCase whole, int serial) => whole with
    {
        Number = new(whole.Number.Grid, serial),
        Place = whole.Place with { Lat = whole.Place.Lat + (random.Next(-40, 41) / 111_200.0) },
        ReportedAt = whole.ReportedAt.AddHours(random.Next(0, 24)),
        Worker = random.Next(3) switch { 0 => "zhao", 1 => "qian", _ => whole.Worker },
        Late = whole.Late || random.Next(4) == 0,
        Reworks = whole.Reworks + random.Next(2),
        Stars = whole.Stars is { } stars ? random.Next(1, stars + 1) : null,
    };

    /// <summary>Cases that often lie near each other, with what goes wrong in a grid.</summary>
    private static List<AssessedCase> Cases(Random random, int count) =>
    [
        .. Enumerable.Range(1, count).Select(serial => new AssessedCase
        {
            Number = new(random.Next(3) == 0 ? Beside : Grid, serial),
            Item = random.Next(2) == 0 ? "N101" : "N102",
            Place = new(113.3, 40.09 + (random.Next(12) * 30 / 111_200.0)),
            ReportedAt = Begin.AddHours(random.Next(240)),
            Worker = random.Next(3) switch { 0 => "zhao", 1 => "qian", _ => null },
            Handled = random.Next(5) != 0,
            Late = random.Next(5) == 0,
            Reworks = random.Next(5) == 0 ? 1 : 0,
            Returns = random.Next(6) == 0 ? 1 : 0,
            Stars = random.Next(3) == 0 ? null : random.Next(2, 6),
        }),
    ];

    private static IReadOnlyList<ScoreView> Scores(IReadOnlyList<AssessedCase> cases)
    {
        var facts = new ScoreFacts(March, cases, [], Nothing);
        return
        [
            ScoreRules.Score(facts, new(Village, null), Indicators),
            .. ScoreRules.Scores(
                facts, new(Village, March, ScoreBy.Gridworker, null, 0, 10), [Grid, Beside], Indicators).Scores,
        ];
    }

    private static ScoreView Score(IReadOnlyList<AssessedCase> cases) =>
        ScoreRules.Score(new(March, cases, [], Nothing), new(Village, null), Indicators);

    private static (double? Value, int Good, int Bad) Part(ScoreView score, string code)
    {
        var part = score.Indicators.Single(part => part.Code == code);
        return (part.Value, part.Good, part.Bad);
    }

    private static AssessedCase Reported(int serial) => new()
    {
        Number = new(Grid, serial),
        Item = "N101",
        Place = new(113.3, 40.09 + (serial * 0.001)),
        ReportedAt = Begin.AddDays(5),
    };

    private static AssessedCase Good(int serial) => Reported(serial) with { Handled = true };
}
