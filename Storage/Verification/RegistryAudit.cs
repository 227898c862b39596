using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Registry;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>Proves registries' streams, with the read model's tables and the keys beside the journal.</summary>
internal sealed class RegistryAudit(IRegistryTables tables, IPersonKeyStore keys, TimeProvider clock)
{
    /// <summary>An erasure destroys its keys at once; so long may a silo take that died over it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The proof of a stream, begun before its entries are read; null when it is no registry's.</summary>
    public async Task<RegistryProof?> Begin(string stream, AuditLedger ledger, CancellationToken cancellationToken) =>
        stream.StartsWith(Streams.RegistryPrefix, StringComparison.Ordinal)
            ? new(
                stream,
                UnitCode.Parse(Streams.KeyOf(stream)),
                await tables.Position(stream, cancellationToken),
                ledger)
            : null;

    /// <summary>Notes keys that should be gone.</summary>
    public async Task End(RegistryProof proof, AuditLedger ledger, CancellationToken cancellationToken)
    {
        if (proof.ErasedAt is not { } erased || clock.GetUtcNow() - erased < Grace)
        {
            return;
        }

        var ring = await keys.Load(proof.Stream, cancellationToken);
        var kept = proof.ErasedSlots.Count(slot => !ring.Find(slot).IsEmpty);
        if (kept > 0)
        {
            ledger.Add(new(
                AuditKind.KeptKey,
                proof.Stream,
                null,
                $"The keys of {kept} erased people are still there: read the grid's registry once."));
        }
    }
}

/// <summary>Folds a registry's stream and holds the read model against it.</summary>
/// <param name="stream">The stream.</param>
/// <param name="grid">The grid.</param>
/// <param name="shown">What the read model showed before the entries were read.</param>
/// <param name="ledger">Where findings go.</param>
internal sealed class RegistryProof(string stream, UnitCode grid, RegistryPosition? shown, AuditLedger ledger)
{
    private readonly RegistryState _state = new(grid);

    /// <summary>The stream.</summary>
    public string Stream => stream;

    /// <summary>When somebody was erased last; null when nobody ever was.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>The slots whose keys must be gone.</summary>
    public IReadOnlyList<int> ErasedSlots => _state.ErasedSlots;

    /// <summary>Takes the next entry; throws when its fact does not fit.</summary>
    /// <exception cref="InvalidOperationException">It does not fit.</exception>
    /// <exception cref="InvalidDataException">A block of it is damaged.</exception>
    public void Take(Fact fact, JournalEntry entry)
    {
        _state.Apply(fact, entry.Version, entry.At, entry.CommandId);
        if (fact is RecordsErased)
        {
            ErasedAt = entry.At;
        }
    }

    /// <summary>Compares, when the read model was projected up to where the fold is.</summary>
    public void Compare()
    {
        if (shown?.Version != _state.Version)
        {
            return;
        }

        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var (spelling, folded) = (EnumText<RecordKind>.Of(kind), _state.Records.CountOf(kind));
            var (total, rows) = (shown.Totals.GetValueOrDefault(spelling), shown.Rows.GetValueOrDefault(spelling));
            if (total != folded || rows != folded)
            {
                Found(
                    AuditKind.WrongRow,
                    $"The journal has {folded} records of kind {spelling}; the read model has {rows}, counts {total}.");
            }
        }

        if (shown.Trouble is { } trouble)
        {
            Found(AuditKind.StuckProjection, trouble);
        }
    }

    /// <summary>No entry follows; the head as it is now.</summary>
    public void End(StreamHead? now)
    {
        if (shown?.Version > (now?.Version ?? 0))
        {
            Found(
                AuditKind.WrongPosition,
                $"The read model was projected up to {shown.Version}; the journal's head says {now?.Version ?? 0}.");
        }
    }

    private void Found(AuditKind kind, string detail) => ledger.Add(new(kind, stream, shown?.Version, detail));
}
