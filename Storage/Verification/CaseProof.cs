using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>
/// Folds a grid's cases, proves that every fact fits the case that it is about, and compares the read model's rows
/// with the folds.
/// </summary>
internal sealed class CaseProof(UnitCode grid, Action<AuditFinding> found)
{
    private readonly Dictionary<int, CaseState> _cases = [];
    private readonly string _stream = GridStream.Of(grid);
    private readonly List<string> _refused = [];
    private int _nextSerial = 1;

    /// <summary>How many cases there are.</summary>
    public int Count => _cases.Count;

    /// <summary>What they count, from the files as they are now.</summary>
    public Tally Tally() => TallyRules.Of(_cases.Values, _refused);

    /// <summary>Takes the next fact; false when it cannot be folded.</summary>
    public bool Take(CaseEvent fact, JournalEntry entry)
    {
        var before = _cases.GetValueOrDefault(fact.Case);
        if (CaseLegality.Objection(before, fact, _nextSerial, entry.At) is { } objection)
        {
            found(new(AuditKind.IllegalFact, _stream, entry.Version, $"Case {fact.Case}, {entry.Kind}: {objection}"));
        }

        try
        {
            _cases[fact.Case] = CaseState.Apply(before, grid, fact, entry.At, entry.Version);
            if (fact is CaseTaskRefused refused)
            {
                _refused.Add(refused.Sender);
            }

            _nextSerial = Math.Max(_nextSerial, fact.Case + 1);
            return true;
        }
        catch (InvalidOperationException misfit)
        {
            if (before is not null)
            {
                found(new(AuditKind.IllegalFact, _stream, entry.Version, misfit.Message));
            }

            return false;
        }
    }

    /// <summary>Compares the rows, which were projected up to the entry taken last.</summary>
    public void Compare(IReadOnlyList<object?[]> rows, IReadModel model)
    {
        var missing = _cases.Values.ToDictionary(file => file.Number.ToString(), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var number = row[0] as string ?? "";
            if (!missing.Remove(number, out var file))
            {
                found(new(AuditKind.WrongRow, _stream, null, $"The read model has case {number}, the journal not."));
                continue;
            }

            var different = Different(file, row, model);
            if (different.Count > 0)
            {
                found(new(
                    AuditKind.WrongRow,
                    _stream,
                    file.Version,
                    $"The read model shows case {number} differently: {string.Join(", ", different)}."));
            }
        }

        foreach (var file in missing.Values)
        {
            found(new(AuditKind.WrongRow, _stream, file.Version, $"The read model lacks case {file.Number}."));
        }
    }

    private static List<string> Different(CaseState file, object?[] row, IReadModel model) =>
    [
        .. CaseColumns.All
            .Zip(row, (column, stored) => (column, stored))
            .Where(pair => !Same(pair.column, pair.column.Value(file), pair.stored, model))
            .Select(pair => pair.column.Name),
    ];

    // A release that knows more fields reads what an older one wrote: only what they mean is compared.
    private static bool Same(CaseColumn column, object? folded, object? stored, IReadModel model) =>
        model.Same(folded, stored)
        || (column.Name == CaseColumns.State
            && stored is string text
            && CaseColumns.FromJson(text) is { } file
            && Equals(CaseColumns.ToJson(file), folded));
}
