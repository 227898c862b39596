using System.Collections.Concurrent;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Reading;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>
/// Compares what a running city tells of every unit with what the journal says. The numbers of a running city move: a
/// unit is proved once what it tells is equal to a fold, and only those that are not are asked and folded again.
/// </summary>
internal sealed class TallyAudit(IJournalStore journal, ITallySource city, TimeProvider clock)
{
    /// <summary>Questions on their way at once: a gateway has better to do.</summary>
    private const int QuestionsMax = 8;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Compares; answers how many units were compared.</summary>
    /// <param name="folds">What the journal says, as far as it was walked.</param>
    /// <param name="wait">How long the city's numbers may take to become equal.</param>
    /// <param name="found">Told of every unit whose numbers did not.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<int> Run(
        TallyFolds folds,
        TimeSpan wait,
        Action<AuditFinding> found,
        CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var absent = new ConcurrentBag<UnitCode>();
        var wrong = await Compare(folds.Units, folds, absent, cancellationToken);
        while (!wrong.IsEmpty && clock.GetElapsedTime(start) < wait)
        {
            await Task.Delay(Again, clock, cancellationToken);
            await GoOn(folds, cancellationToken);
            wrong = await Compare([.. wrong.Keys], folds, absent, cancellationToken);
        }

        foreach (var (unit, detail) in wrong)
        {
            found(new(AuditKind.WrongTally, StreamOf(unit), null, detail));
        }

        return folds.Units.Count - absent.Count;
    }

    private async Task<ConcurrentDictionary<UnitCode, string>> Compare(
        IReadOnlyList<UnitCode> units,
        TallyFolds folds,
        ConcurrentBag<UnitCode> absent,
        CancellationToken cancellationToken)
    {
        var sums = folds.Sums();
        var wrong = new ConcurrentDictionary<UnitCode, string>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = QuestionsMax,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(units, options, async (unit, cancel) =>
        {
            if (await city.Read(unit, cancel) is not { } told)
            {
                absent.Add(unit);
            }
            else if (Objection(told, sums[unit]) is { } objection)
            {
                wrong[unit] = objection;
            }
        });
        return wrong;
    }

    private static string? Objection(ToldTally told, Tally folded)
    {
        if (told.Children is { } children && children != told.Numbers)
        {
            return $"It is not the sum of its children: {TallyDifference.Between(told.Numbers, children)}.";
        }

        return told.Numbers == folded
            ? null
            : $"It tells {TallyDifference.Between(told.Numbers, folded)}"
                + (told.Missing == 0 ? "." : $"; it lacks {told.Missing} units yet.");
    }

    // What was written since the walk.
    private async Task GoOn(TallyFolds folds, CancellationToken cancellationToken)
    {
        await foreach (var head in journal.Heads(GridStream.Prefix, cancellationToken))
        {
            if (GridStream.TryGrid(head.Stream, out var grid) && folds.VersionOf(grid) != head.Version)
            {
                await Fold(grid, head.Stream, folds, cancellationToken);
            }
        }
    }

    private async Task Fold(UnitCode grid, string stream, TallyFolds folds, CancellationToken cancellationToken)
    {
        var files = new Dictionary<int, CaseState>();
        var refused = new List<string>();
        var patrols = new PatrolBook();
        var version = 0L;
        await foreach (var entry in journal.Read(stream, after: 0, cancellationToken))
        {
            version = entry.Version;
            var fact = FactJson.Read(entry.Kind, entry.Payload.Span);
            patrols.Apply(fact, entry);
            if (fact is not CaseEvent happened)
            {
                continue;
            }

            var before = files.GetValueOrDefault(happened.Case);
            files[happened.Case] = CaseState.Apply(before, grid, happened, entry.At, entry.Version);
            if (happened is CaseTaskRefused pushed)
            {
                refused.Add(pushed.Sender);
            }
        }

        folds.Put(grid, version, TallyRules.Of(files.Values, refused) with { Patrols = patrols.Totals });
    }

    private static string StreamOf(UnitCode unit) =>
        unit.Level is UnitLevel.Grid ? Streams.OfGrid(unit) : Streams.OfUnit(unit);
}
