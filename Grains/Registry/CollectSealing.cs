using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// Turns a plan into the fact to journal: what is personal is sealed, each person's with the person's own key.
/// </summary>
/// <param name="book">The registry before it.</param>
/// <param name="nonces">Random bytes, as many nonces as the plan has records.</param>
internal sealed class CollectSealing(RegistryBook book, ReadOnlyMemory<byte> nonces)
{
    private readonly Dictionary<int, int> _slots = [];
    private int _next = book.State.NextSlot;
    private int _nonce;

    private UnitCode Grid => book.State.Grid;

    /// <summary>The fact of a collecting.</summary>
    public RecordsCollected Collected(CollectPlan plan, RegistryRequest request)
    {
        ImmutableArray<CollectedRecord> records = [.. plan.Records.Select(Record)];
        var slot = records.FirstOrDefault(record => record.Slot is not null)?.Slot;
        return new(plan.By, records, Stamp(request.Command, slot, book.Keys), slot);
    }

    /// <summary>The fact of a load.</summary>
    public RecordsLoaded Loaded(CollectPlan plan, RegistryRequest request)
    {
        var block = new RecordBlock();
        int? stampSlot = null;

        // Of several rows of one record the last has it as it is afterwards.
        var last = plan.Records.Where(record => record.Written)
            .GroupBy(record => record.Serial)
            .Select(rows => rows.Last())
            .OrderBy(record => record.Serial);
        foreach (var record in last)
        {
            if (record.Kind is RecordKind.Person)
            {
                var slot = Slot(record.Serial);
                stampSlot ??= slot;
                block.Add(record.Serial, record.Kind, PersonContent.Write(slot, Seal(record, slot)));
            }
            else
            {
                block.Add(record.Serial, record.Kind, RecordCodec.Encode(record.Values));
            }
        }

        var command = (LoadRecords)request.Command;
        return new(
            plan.By,
            command.Source,
            command.Rows.Length,
            plan.Records.Count(record => record.Outcome is RecordOutcome.Created),
            plan.Records.Count(record => record.Outcome is RecordOutcome.Merged),
            plan.Records.Count(record => record.Outcome is RecordOutcome.Unchanged),
            [
                .. plan.Records.Where(record => record.Outcome is RecordOutcome.Conflicting)
                    .Select(record => new RowConflict(record.Row, record.Serial, record.Conflicts)),
            ],
            plan.Rejected,
            block.ToBytes(),
            Stamp(command, stampSlot, book.Keys),
            stampSlot);
    }

    /// <summary>Whether a command is the one that left a fact; on trust once the key of its mark is gone.</summary>
    public static bool IsRepeat(RegistryRequest request, RegistryEvent fact, PersonKeys keys)
    {
        var (stamp, slot) = (request.Command, fact) switch
        {
            (CollectRecords, RecordsCollected collected) => (collected.Stamp, collected.StampSlot),
            (LoadRecords, RecordsLoaded loaded) => (loaded.Stamp, loaded.StampSlot),
            _ => ("", null),
        };
        var gone = slot is { } used && keys.Find(used).IsEmpty;
        return stamp.Length > 0
            && request.By.Id == fact.By.Id
            && (gone || Stamp(request.Command, slot, keys) == stamp);
    }

    private static string Stamp(RegistryCommand command, int? slot, PersonKeys keys)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var (drafts, tail) = command switch
        {
            CollectRecords collect => (collect.Records, collect.Replace ? "replace" : ""),
            LoadRecords load => (load.Rows, load.Source),
            _ => throw new InvalidOperationException($"{command.GetType().Name} brings no records."),
        };
        foreach (var draft in drafts)
        {
            var content = RecordCodec.Encode(draft.Values);
            bytes.Write([(byte)draft.Kind]);
            RecordCodec.WriteNumber(bytes, (uint)content.Length);
            bytes.Write(content);
        }

        bytes.Write(Encoding.UTF8.GetBytes(tail));
        return RecordSeal.Stamp(slot is { } used ? keys.Find(used) : default, bytes.WrittenSpan);
    }

    private CollectedRecord Record(PlannedRecord record)
    {
        ImmutableArray<RecordField>? conflicts = record.Conflicts.IsEmpty ? null : record.Conflicts;
        if (!record.Written)
        {
            return new(record.Serial, record.Kind, record.Outcome, conflicts);
        }

        if (record.Kind is not RecordKind.Person)
        {
            return new(record.Serial, record.Kind, record.Outcome, conflicts, record.Values);
        }

        var slot = Slot(record.Serial);
        return new(record.Serial, record.Kind, record.Outcome, conflicts)
        {
            Slot = slot,
            Sealed = Seal(record, slot),
        };
    }

    // A person keeps the key that everything before was sealed with.
    private int Slot(int serial)
    {
        if (_slots.TryGetValue(serial, out var slot))
        {
            return slot;
        }

        if (book.State.Records.Has(serial))
        {
            book.State.Records.Find(serial).Sealed(out slot);
        }
        else
        {
            slot = _next++;
        }

        return _slots[serial] = slot;
    }

    private byte[] Seal(PlannedRecord record, int slot)
    {
        var nonce = nonces.Slice(_nonce, RecordSeal.NonceSize);
        _nonce += RecordSeal.NonceSize;
        return RecordSeal.Close(book.Keys.Find(slot), nonce.Span, record.Values, new(Grid, record.Serial));
    }
}
