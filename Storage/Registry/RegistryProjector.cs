using System.Collections.Immutable;
using System.Security.Cryptography;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Units;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Registry;

/// <summary>
/// Fills the registries' read model from the journal, in batches, from wherever it was left. A fact holds every record
/// that it changed whole, so that the last one is the row.
/// </summary>
internal sealed partial class RegistryProjector(
    IRegistryTables tables,
    IJournalStore journal,
    IPersonKeyStore keys,
    ILogger<RegistryProjector> log)
{
    /// <summary>Streams of one batch: 64 loaded grids are some 140,000 rows, and 20 MB of the journal.</summary>
    public const int StreamsMax = 64;

    /// <summary>Projects one batch.</summary>
    /// <returns>How many streams; 0 when there is nothing left to do, or another process does it.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        if (!await tables.Lead(cancellationToken))
        {
            return 0;
        }

        var ranges = await tables.Behind(StreamsMax, cancellationToken);
        if (ranges.Count == 0)
        {
            return 0;
        }

        var cityKey = await keys.CityKey(cancellationToken);
        var rings = await keys.Load([.. ranges.Select(range => range.Stream)], cancellationToken);
        var batch = new List<ProjectedRegistry>(ranges.Count);
        foreach (var (range, ring) in ranges.Zip(rings))
        {
            batch.Add(await Fold(range, ring, cityKey, cancellationToken));
        }

        if (!await tables.Write(batch, cancellationToken))
        {
            return 0;
        }

        foreach (var stopped in batch.Where(stream => stream.Trouble is not null))
        {
            Stopped(stopped.Range.Stream, stopped.Version + 1, stopped.Trouble!);
        }

        return batch.Count;
    }

    /// <summary>Empties the read model and fills it again.</summary>
    /// <param name="cancellationToken">Stops between two batches; the next step, of anyone, goes on.</param>
    public async Task Rebuild(CancellationToken cancellationToken)
    {
        await tables.Clear(cancellationToken);
        while (await Step(cancellationToken) > 0)
        {
            // Until nothing is left.
        }
    }

    private async Task<ProjectedRegistry> Fold(
        StreamRange range,
        PersonKeys ring,
        ReadOnlyMemory<byte> cityKey,
        CancellationToken cancellationToken)
    {
        var rows = new RowFold(UnitCode.Parse(Streams.KeyOf(range.Stream)), ring, cityKey, range.After == 0);
        var (version, hash, trouble) = (range.After, range.Hash, (string?)null);
        try
        {
            await foreach (var entry in journal.Read(range.Stream, range.After, cancellationToken))
            {
                if (entry.Version > range.UpTo)
                {
                    break;
                }

                if (!HashChain.Holds(hash, entry))
                {
                    trouble = $"Version {entry.Version} is not chained to the one before.";
                    break;
                }

                rows.Take(FactJson.Read(entry.Kind, entry.Payload.Span));
                (version, hash) = (entry.Version, entry.Hash);
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or InvalidOperationException or OverflowException)
        {
            trouble = $"Version {version + 1} cannot be read: {damage.Message}";
        }

        return new(range, version, hash, trouble, rows.Grid, rows.Rows, rows.Sealed);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The projection of {Stream} stopped before version {Version}; its neighbours go on. {Trouble}")]
    private partial void Stopped(string stream, long version, string trouble);

    private sealed class RowFold(UnitCode grid, PersonKeys ring, ReadOnlyMemory<byte> cityKey, bool first)
    {
        private readonly Dictionary<int, RegistryRow?> _rows = [];
        private readonly Dictionary<byte[], byte[]?> _sealed = new(ByteArrayComparer.Instance);

        public UnitCode Grid => grid;

        public IReadOnlyDictionary<int, RegistryRow?> Rows => _rows;

        public IReadOnlyDictionary<byte[], byte[]?> Sealed => _sealed;

        public void Take(Fact fact)
        {
            switch (fact)
            {
                case RecordsCollected collected:
                    foreach (var record in collected.Records)
                    {
                        Take(record);
                    }

                    break;
                case RecordsLoaded loaded:
                    RecordBlock.Visit(loaded.Block, (serial, kind, content) =>
                    {
                        if (kind is not RecordKind.Person)
                        {
                            Put(serial, kind, RecordCodec.Decode(content));
                            return;
                        }

                        var bytes = PersonContent.Read(content, out var slot);
                        Put(serial, kind, RecordSeal.Open(ring.Find(slot), bytes, new(grid, serial)));
                    });
                    break;
                case RecordsErased erased:
                    foreach (var serial in erased.Serials)
                    {
                        _rows[serial] = null;
                        _sealed[Token(serial)] = null;
                    }

                    break;
            }
        }

        private void Take(CollectedRecord record)
        {
            if (record.Sealed is { } bytes)
            {
                var values = RecordSeal.Open(ring.Find(record.Slot ?? -1), bytes, new(grid, record.Serial));
                Put(record.Serial, record.Kind, values);
            }
            else if (record.Fields is { } fields)
            {
                Put(record.Serial, record.Kind, fields);
            }
        }

        // Whose key is gone is being erased: the entry that says so follows.
        private void Put(int serial, RecordKind kind, ImmutableArray<RecordValue>? opened)
        {
            if (opened is not { } values)
            {
                _rows[serial] = null;
                return;
            }

            var key = RecordDraft.Find(values, RecordShape.Of(kind).Key)!;
            var name = RecordDraft.Find(values, RecordField.Name);
            var person = kind is RecordKind.Person;
            _rows[serial] = new(
                EnumText<RecordKind>.Of(kind),
                person ? RecordMask.Name(name!) : name,
                RecordDraft.Find(values, RecordField.Address),
                RecordSeal.Mark(cityKey.Span, kind, key),
                person ? RecordSeal.NameMark(cityKey.Span, name!) : null);
            if (!person)
            {
                return;
            }

            if (RecordDraft.Find(values, RecordField.Special) is { } special)
            {
                _sealed[Token(serial)] = RecordSeal.Close(
                    cityKey.Span,
                    RandomNumberGenerator.GetBytes(RecordSeal.NonceSize),
                    [new(RecordField.Special, special)],
                    new(grid, 0));
            }
            else if (!first)
            {
                _sealed[Token(serial)] = null;
            }
        }

        private byte[] Token(int serial) =>
            RecordSeal.Mark(cityKey.Span, RecordKind.Person, $"sealed:{new RecordNumber(grid, serial)}");
    }

    private sealed class ByteArrayComparer : IEqualityComparer<byte[]>
    {
        public static ByteArrayComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => BitConverter.ToInt32(obj);
    }
}
