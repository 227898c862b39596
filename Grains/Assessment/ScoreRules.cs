using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>
/// From facts to scores. The same facts give the same score; a report alone changes none, and a case that is split into
/// several raises none. Pure.
/// </summary>
internal static class ScoreRules
{
    // 95 % of the time the true share lies above the bound.
    private const double Confidence = 1.6448536269514722;

    private const double Full = 100;

    /// <summary>What one indicator of a score rests on, what speaks against first.</summary>
    public static IReadOnlyList<Evidence> EvidenceOf(ScoreFacts facts, string? worker, Indicator indicator)
    {
        var quality = indicator.Measure.Quality;
        var setAside = facts.SetAside.GetValueOrDefault(indicator.Code, []);
        var evidence = quality is Quality.Covered
            ? facts.Points.SelectMany(point => Of(point, setAside))
            : Matters.Of(facts.Cases.Where(file => file.Has(quality) is not null))
                .SelectMany(matter => Of(matter, quality, facts.From, setAside))
                .Where(piece => worker is null || piece.Worker == worker);
        return [.. evidence.OrderBy(piece => piece.Verdict).ThenBy(piece => piece.Of[0], StringComparer.Ordinal)];
    }

    /// <summary>A page of scores, by code or id, and how many there are.</summary>
    public static (ImmutableArray<ScoreView> Scores, int Total) Scores(
        ScoreFacts facts, ScoreQuery query, IEnumerable<UnitCode> grids, ImmutableArray<Indicator> indicators)
    {
        // With a gridworker nothing but that gridworker's score is told, whatever else is asked.
        if (query.By is ScoreBy.Gridworker || query.Worker is not null)
        {
            return Gridworkers(facts, query, [.. indicators.Where(known => known.Measure.Gridworkers)]);
        }

        var level = query.By switch
        {
            ScoreBy.Grid => UnitLevel.Grid,
            ScoreBy.Village => UnitLevel.Village,
            ScoreBy.Township => UnitLevel.Township,
            ScoreBy.Unit or ScoreBy.Gridworker => query.Unit.Level,
        };

        // Every matter is in one grid, so that units can be counted one by one.
        UnitCode[] units = [.. grids.Select(grid => grid.At(level)).Distinct().Order()];
        var cases = facts.Cases.ToLookup(file => file.Number.Grid.At(level));
        var points = facts.Points.ToLookup(point => point.Grid.At(level));
        return (
            [
                .. units.Skip(query.Offset).Take(query.Limit).Select(unit => Score(
                    facts.Of([.. cases[unit]], [.. points[unit]]), new(unit, null), indicators)),
            ],
            units.Length);
    }

    /// <summary>A unit's score.</summary>
    public static ScoreView Score(ScoreFacts facts, Scored whose, ImmutableArray<Indicator> indicators) => Score(
        facts,
        whose,
        [.. indicators.Select(known => (known, (IEnumerable<Evidence>)EvidenceOf(facts, whose.Worker, known)))]);

    /// <summary>
    /// The lower bound of Wilson's interval for a share. It grows with what speaks for it and falls with what speaks
    /// against, so that few ratings never count like many.
    /// </summary>
    public static double LowerBound(int good, int bad)
    {
        double count = good + bad;
        var square = Confidence * Confidence;
        var spread = Confidence * Math.Sqrt((good * (double)bad / count) + (square / 4));
        return Math.Max(0, (good + (square / 2) - spread) / (count + square));
    }

    private static (ImmutableArray<ScoreView> Scores, int Total) Gridworkers(
        ScoreFacts facts, ScoreQuery query, ImmutableArray<Indicator> indicators)
    {
        string[] workers = query.Worker is { } one
            ? [one]
            :
            [
                .. facts.Cases.Where(file => file.ReportedAt >= facts.From)
                    .Select(file => file.Worker).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        var evidence = indicators.Select(known => (
            known, EvidenceOf(facts, worker: null, known).ToLookup(piece => piece.Worker))).ToList();
        return (
            [
                .. workers.Skip(query.Offset).Take(query.Limit).Select(worker => Score(
                    facts,
                    new(query.Unit, worker),
                    [.. evidence.Select(known => (known.known, known.Item2[worker]))])),
            ],
            workers.Length);
    }

    private static ScoreView Score(
        ScoreFacts facts, Scored whose, ImmutableArray<(Indicator Indicator, IEnumerable<Evidence> Evidence)> evidence)
    {
        ImmutableArray<IndicatorScore> parts =
            [.. evidence.Select(part => Part(part.Indicator, part.Evidence, facts.Address(whose, part.Indicator)))];
        var weighed = parts.Where(part => part.Value is not null).ToList();
        return new(
            whose.Unit,
            whose.Worker,
            weighed.Count == 0
                ? null
                : Full * weighed.Sum(part => part.Weight * part.Value!.Value) / weighed.Sum(part => part.Weight),
            parts,
            facts.Cases.Count(file => file.Handled && file.ReportedAt >= facts.From
                && (whose.Worker is null || whose.Worker == file.Worker)));
    }

    private static IndicatorScore Part(Indicator indicator, IEnumerable<Evidence> evidence, string address)
    {
        var counts = evidence.GroupBy(piece => piece.Verdict)
            .ToDictionary(group => group.Key, group => group.Sum(piece => piece.Count));
        var (good, bad) = (counts.GetValueOrDefault(Verdict.Good), counts.GetValueOrDefault(Verdict.Bad));
        return new(
            indicator.Code,
            indicator.Weight,
            good + bad == 0 ? null : indicator.LowerBound ? LowerBound(good, bad) : good / (double)(good + bad),
            good,
            bad,
            counts.GetValueOrDefault(Verdict.SetAside),
            address);
    }

    // Each failure counts; success counts for the matter as a whole, in favour of whoever had its oldest case, and in
    // the period in which that was reported.
    private static IEnumerable<Evidence> Of(
        IReadOnlyList<AssessedCase> matter, Quality quality, DateTimeOffset from, ImmutableHashSet<string> setAside)
    {
        var failed = matter.Where(file => file.Has(quality) is false).ToList();
        if (failed.Count == 0)
        {
            return matter.All(file => file.ReportedAt >= from)
                ? [new(Verdict.Good, [.. matter.Select(file => file.Number.ToString())], 1, matter[0].Worker)]
                : [];
        }

        return failed.Where(file => file.ReportedAt >= from).Select(file => new Evidence(
            setAside.Contains(file.Number.ToString()) ? Verdict.SetAside : Verdict.Bad,
            [file.Number.ToString()],
            1,
            file.Worker));
    }

    private static IEnumerable<Evidence> Of(AssessedPoint point, ImmutableHashSet<string> setAside)
    {
        var name = $"{point.Grid}/{point.Point}";
        if (point.Covered > 0)
        {
            yield return new(Verdict.Good, [name], point.Covered, null);
        }

        if (point.Due > point.Covered)
        {
            var verdict = setAside.Contains(name) ? Verdict.SetAside : Verdict.Bad;
            yield return new(verdict, [name], point.Due - point.Covered, null);
        }
    }
}

/// <summary>Whose score it is.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Worker">The gridworker, as far as the cases are of that unit; null for the unit's own score.</param>
internal readonly record struct Scored(UnitCode Unit, string? Worker);

/// <summary>A piece of evidence.</summary>
/// <param name="Verdict">What it speaks for.</param>
/// <param name="Of">Numbers of cases, or a point.</param>
/// <param name="Count">How much it counts.</param>
/// <param name="Worker">The gridworker to whom it counts.</param>
internal sealed record Evidence(Verdict Verdict, ImmutableArray<string> Of, int Count, string? Worker);
