using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>What an import came to. Safe for many at once.</summary>
internal sealed class ImportTotals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(UnitCode Grid, RecordKind Kind), long> _taken = [];
    private readonly List<ImportFinding> _findings = [];

    /// <summary>Rows that were taken: those that are new, that added something, and that said nothing new.</summary>
    public long Created { get; private set; }

    /// <summary>Rows that added to a record.</summary>
    public long Merged { get; private set; }

    /// <summary>Rows that said nothing new.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Rows that say otherwise than their record; the record stays as it was.</summary>
    public long Conflicting { get; private set; }

    /// <summary>Rows that were left out.</summary>
    public long Rejected { get; private set; }

    /// <summary>Rows in all.</summary>
    public long Rows => Created + Merged + Unchanged + Conflicting + Rejected;

    /// <summary>What was wrong, by line.</summary>
    public IReadOnlyList<ImportFinding> Findings => [.. _findings.OrderBy(finding => finding.Line)];

    /// <summary>Rows that were taken, by grid and kind; a record that two rows are about counts twice.</summary>
    public IReadOnlyDictionary<(UnitCode Grid, RecordKind Kind), long> Taken => _taken;

    /// <summary>Notes a row that cannot be read, or was refused with its whole block.</summary>
    public void Reject(long line, string reason)
    {
        lock (_lock)
        {
            Rejected++;
            _findings.Add(new(line, "rejected", reason));
        }
    }

    /// <summary>Notes what became of a block.</summary>
    public void Add(RowBlock block, LoadView view)
    {
        var rejected = view.Rejected.Select(row => row.Row).ToHashSet();
        lock (_lock)
        {
            Created += view.Created;
            Merged += view.Merged;
            Unchanged += view.Unchanged;
            Conflicting += view.Conflicts.Length;
            Rejected += view.Rejected.Length;
            _findings.AddRange(view.Rejected.Select(row =>
                new ImportFinding(block.Rows[row.Row - 1].Line, "rejected", row.Reason)));
            _findings.AddRange(view.Conflicts.Select(row => new ImportFinding(
                block.Rows[row.Row - 1].Line,
                "conflict",
                $"{block.Grid}-R{row.Serial} says otherwise in {string.Join(", ", row.Fields)}; it stays as it was.")));
            foreach (var (place, row) in block.Rows.Index())
            {
                if (!rejected.Contains(place + 1))
                {
                    var key = (block.Grid, row.Body!.Kind);
                    _taken[key] = _taken.GetValueOrDefault(key) + 1;
                }
            }
        }
    }
}

/// <summary>Something about a row that somebody should look at.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="What"><c>rejected</c> or <c>conflict</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record ImportFinding(long Line, string What, string Reason);
