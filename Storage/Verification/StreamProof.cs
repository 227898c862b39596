using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>Proves one stream, entry by entry.</summary>
/// <param name="head">The head as it was before the entries were read.</param>
/// <param name="rows">What the read model held before that; null when the stream is no grid's.</param>
/// <param name="model">Compares what is stored.</param>
/// <param name="ledger">Where findings go.</param>
internal sealed class StreamProof(StreamHead head, StreamRows? rows, IReadModel model, AuditLedger ledger)
{
    private readonly ChainProof _chain = new(head.Stream, ledger.Add);
    private readonly CommandProof _commands = new(head.Stream, ledger.Add);
    private readonly CaseProof? _cases =
        GridStream.TryGrid(head.Stream, out var grid) ? new CaseProof(grid, ledger.Add) : null;

    // From the first damage on, the fold is no longer the one that the projection had.
    private bool _sound = true;
    private bool _compared;

    /// <summary>Takes the next entry; true when it is the first of its command.</summary>
    public bool Take(JournalEntry entry)
    {
        Compare();
        _sound &= _chain.Take(entry);
        ledger.Walked(1);
        if (Read(entry) is CaseEvent happened && _cases is not null)
        {
            _sound &= _cases.Take(happened, entry);
        }

        if (entry.Version == head.Version && !_chain.EndsWith(head.Hash))
        {
            Found(AuditKind.WrongHead, head.Version, "The head's hash is not the one that the chain has there.");
        }

        return _commands.Take(entry);
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

        if (rows?.Version > end)
        {
            Found(
                AuditKind.WrongPosition,
                rows.Version,
                $"The read model was projected up to {rows.Version}; the journal's head says {end}.");
        }

        if (_cases is not null && GridStream.TryGrid(head.Stream, out var grid))
        {
            ledger.Tallies.Put(grid, _chain.Version, _cases.Tally());
        }

        ledger.Ended(_cases?.Count ?? 0);
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
        if (_compared || !_sound || _cases is null || rows is null || _chain.Version != (rows.Version ?? 0))
        {
            return;
        }

        _compared = true;
        _cases.Compare(rows.Cases, model);
    }

    private void Found(AuditKind kind, long? version, string detail) =>
        ledger.Add(new(kind, head.Stream, version, detail));
}
