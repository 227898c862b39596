using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>Proves one stream, entry by entry.</summary>
/// <param name="head">The head as it was before the entries were read.</param>
/// <param name="rows">What each table held before that; none when the stream is no grid's.</param>
/// <param name="model">Compares what is stored.</param>
/// <param name="ledger">Where findings go.</param>
internal sealed class StreamProof(StreamHead head, IReadOnlyList<StreamRows> rows, IReadModel model, AuditLedger ledger)
{
    /// <summary>Proves the facts of a registry; null when the stream is none's.</summary>
    public RegistryProof? Registry { get; init; }

    private readonly ChainProof _chain = new(head.Stream, ledger.Add);
    private readonly CommandProof _commands = new(head.Stream, ledger.Add);
    private readonly FileProof[] _files =
        GridStream.TryGrid(head.Stream, out var grid)
            ? [.. rows.Select(table => new FileProof(grid, table, model, ledger))]
            : [];

    private readonly PatrolBook _book = new();
    private readonly Dictionary<PatrolId, PatrolState> _patrols = [];

    private readonly StaffState? _staff =
        Streams.TryStaff(head.Stream, out var county) ? new(county) : null;

    // From the first damage on, the fold is no longer the one that the projection had.
    private bool _sound = true;

    /// <summary>Takes the next entry; true when it is the first of its command.</summary>
    public bool Take(JournalEntry entry)
    {
        Compare();
        _sound &= _chain.Take(entry);
        ledger.Walked(1);
        if (Read(entry) is { } fact)
        {
            Take(fact, entry);
        }

        if (entry.Version == head.Version && !_chain.EndsWith(head.Hash))
        {
            Found(AuditKind.WrongHead, head.Version, "The head's hash is not the one that the chain has there.");
        }

        return _commands.Take(entry);
    }

    private void Take(Fact fact, JournalEntry entry)
    {
        ledger.Messages.Take(head.Stream, fact, entry);
        _sound &= Fold(fact, entry);
        if (FileTable.TryOf(fact, out var table)
            && Array.Find(_files, files => files.Table == table) is { } proof)
        {
            _sound &= proof.Take(fact, entry, _sound);
        }
    }

    private bool Fold(Fact fact, JournalEntry entry)
    {
        try
        {
            _book.Apply(fact, entry);
            _staff?.Apply(fact, entry);
            if (_staff is not null && fact is StaffEvent change)
            {
                ledger.Messages.Changed(_staff, change, entry.Version);
            }

            Registry?.Take(fact, entry);
            if (fact is PatrolUploaded uploaded)
            {
                var before = _patrols.GetValueOrDefault(uploaded.Patrol);
                var after = PatrolState.Apply(before, uploaded, entry.Version);
                _patrols[uploaded.Patrol] = after;
                ledger.Messages.Changed(head.Stream, before, after);
            }

            return true;
        }
        catch (Exception misfit) when (misfit is InvalidOperationException or InvalidDataException)
        {
            if (_sound)
            {
                Found(AuditKind.IllegalFact, entry.Version, misfit.Message);
            }

            return false;
        }
    }

    /// <summary>The entry after the last cannot even be fetched.</summary>
    public void Broken(Exception damage)
    {
        _sound = false;
        Found(AuditKind.UnreadableEntry, _chain.Version + 1, $"The entry cannot be read: {damage.Message}");
    }

    /// <summary>No entry follows.</summary>
    /// <param name="now">The head as it is after the entries were read; null when it is gone.</param>
    public void End(StreamHead? now)
    {
        Compare();
        if (_chain.Version < head.Version)
        {
            Found(
                AuditKind.MissingEntry,
                _chain.Version + 1,
                $"The head says {head.Version}; the entries from {_chain.Version + 1} on are missing.");
        }

        if (head.Version == 0 && !_chain.EndsWith(head.Hash) && _chain.Version == 0)
        {
            Found(AuditKind.WrongHead, 0, "The stream is empty; its head's hash is not the chain's start.");
        }

        var end = now?.Version ?? 0;
        if (end < _chain.Version)
        {
            Found(
                AuditKind.EntryBeyondHead,
                end + 1,
                $"Entries up to {_chain.Version} stand behind the head, which says {end}.");
        }

        if (rows.Max(table => table.Version) is { } projected && projected > end)
        {
            Found(
                AuditKind.WrongPosition,
                projected,
                $"The read model was projected up to {projected}; the journal's head says {end}.");
        }

        if (_files.FirstOrDefault(files => files.Table == CaseTable.Table) is { } cases)
        {
            ledger.Tallies.Put(cases.Grid, _chain.Version, cases.Tally() with { Patrols = _book.Totals });
        }

        Registry?.End(now);
        ledger.Messages.Walked(head.Stream, _chain.Version);
        ledger.Ended(_files.Select(files => (files.Table, files.Count)));
    }

    private Fact? Read(JournalEntry entry)
    {
        try
        {
            return FactJson.Read(entry.Kind, entry.Payload.Span);
        }
        catch (InvalidDataException damage)
        {
            _sound = false;
            Found(AuditKind.UnreadableEntry, entry.Version, damage.Message);
            return null;
        }
    }

    // The rows are as of the version they were projected to, which the journal may have left behind since.
    private void Compare()
    {
        if (!_sound)
        {
            return;
        }

        foreach (var files in _files)
        {
            files.CompareAt(_chain.Version);
        }

        Registry?.Compare();
    }

    private void Found(AuditKind kind, long? version, string detail) =>
        ledger.Add(new(kind, head.Stream, version, detail));
}
