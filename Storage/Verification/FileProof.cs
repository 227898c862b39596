using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>
/// Folds a grid's files of one kind, proves that every fact fits the file that it is about, and compares the read
/// model's rows with the folds.
/// </summary>
/// <param name="grid">The grid.</param>
/// <param name="rows">What the read model held of them before the entries were read.</param>
/// <param name="model">Compares what is stored.</param>
/// <param name="ledger">Where findings go, and what changes make others hear.</param>
internal sealed class FileProof(UnitCode grid, StreamRows rows, IReadModel model, AuditLedger ledger)
{
    private readonly Dictionary<int, IGridFile> _files = [];
    private readonly string _stream = GridStream.Of(grid);
    private readonly List<string> _refused = [];
    private int _nextSerial = 1;
    private bool _compared;

    /// <summary>The grid.</summary>
    public UnitCode Grid => grid;

    /// <summary>What the cases among them count, from the files as they are now.</summary>
    public Tally Tally() => TallyRules.Of([.. _files.Values.OfType<CaseState>()], _refused);

    /// <summary>Whose files.</summary>
    public FileTable Table => rows.Table;

    /// <summary>How many files there are.</summary>
    public int Count => _files.Count;

    private string Noun => string.Concat(Table.Noun[..1].ToUpperInvariant(), Table.Noun[1..]);

    /// <summary>Takes the next fact; false when it cannot be folded.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="sound">
    /// Whether everything before it was sound: behind damage a fact may only seem not to fit, since what it follows is
    /// missing.
    /// </param>
    public bool Take(Fact fact, JournalEntry entry, bool sound)
    {
        var serial = Table.SerialOf(fact);
        var before = _files.GetValueOrDefault(serial);
        if (sound && Legality.Objection(Table, before, fact, _nextSerial, entry.At) is { } objection)
        {
            var detail = $"{Noun} {serial}, {entry.Kind}: {objection}";
            ledger.Add(new(AuditKind.IllegalFact, _stream, entry.Version, detail));
        }

        try
        {
            _files[serial] = Table.Apply(before, grid, fact, entry);
            _nextSerial = Math.Max(_nextSerial, serial + 1);
            Note(fact, before, _files[serial]);

            return true;
        }
        catch (InvalidOperationException misfit)
        {
            if (sound && before is not null)
            {
                ledger.Add(new(AuditKind.IllegalFact, _stream, entry.Version, misfit.Message));
            }

            return false;
        }
    }

    private void Note(Fact fact, IGridFile? before, IGridFile after)
    {
        if (fact is CaseEvent happened)
        {
            ledger.Messages.Changed(grid, (CaseState?)before, (CaseState)after, happened);
        }

        if (fact is CaseTaskRefused refused)
        {
            _refused.Add(refused.Sender);
        }
    }

    /// <summary>Compares the rows, if this is the version they were projected to.</summary>
    public void CompareAt(long version)
    {
        if (_compared || version != (rows.Version ?? 0))
        {
            return;
        }

        _compared = true;
        var missing = _files.Values.ToDictionary(file => FileId.Of(file).ToString(), StringComparer.Ordinal);
        foreach (var row in rows.Files)
        {
            var number = row[0] as string ?? "";
            if (missing.Remove(number, out var file))
            {
                Compare(number, file, row);
                continue;
            }

            Wrong(null, $"The read model has {Table.Noun} {number}, the journal not.");
        }

        foreach (var (number, file) in missing)
        {
            Wrong(file.Versions[^1], $"The read model lacks {Table.Noun} {number}.");
        }
    }

    private void Compare(string number, IGridFile file, object?[] row)
    {
        var different = Table.Columns
            .Zip(row, (column, stored) => (column, stored))
            .Where(pair => !Same(pair.column, pair.column.Value(file), pair.stored))
            .Select(pair => pair.column.Name)
            .ToList();
        if (different.Count > 0)
        {
            Wrong(
                file.Versions[^1],
                $"The read model shows {Table.Noun} {number} differently: {string.Join(", ", different)}.");
        }
    }

    // A release that knows more fields reads what an older one wrote: only what they mean is compared.
    private bool Same(FileColumn column, object? folded, object? stored) =>
        model.Same(folded, stored)
        || (column.Name == FileTable.State
            && stored is string text
            && Table.FromJson(text) is { } file
            && Equals(Table.ToJson(file), folded));

    private void Wrong(long? version, string detail) => ledger.Add(new(AuditKind.WrongRow, _stream, version, detail));
}
