using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// A grid's registry folded from its stream. It holds no key: what is sealed stays sealed in it. Mutable, since one
/// grain owns it; when a commit fails it is thrown away as a whole.
/// </summary>
internal sealed class RegistryState(UnitCode grid)
{
    private readonly CommandLog _commands = new();
    private readonly Dictionary<int, DateOnly> _keptUntil = [];
    private readonly List<Unsealing> _unsealings = [];
    private readonly List<long> _disclosures = [];
    private readonly List<int> _erasedSlots = [];

    /// <summary>The grid's code.</summary>
    public UnitCode Grid => grid;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>The records.</summary>
    public RecordStore Records { get; } = new();

    /// <summary>The slot that the next person's key is taken from.</summary>
    public int NextSlot { get; private set; }

    /// <summary>The slots whose keys must be gone.</summary>
    public IReadOnlyList<int> ErasedSlots => _erasedSlots;

    /// <summary>Where the entries of full reads are, in their order.</summary>
    public IReadOnlyList<long> Disclosures => _disclosures;

    /// <summary>The requests to unseal, by number from 1.</summary>
    public IReadOnlyList<Unsealing> Unsealings => _unsealings;

    /// <summary>Where a command's entry is, when the registry took it before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The last day a person is kept; null when none was set.</summary>
    public DateOnly? KeptUntil(int serial) => _keptUntil.TryGetValue(serial, out var until) ? until : null;

    /// <summary>The people whose last day is before a day, by serial.</summary>
    public ImmutableArray<int> Expired(DateOnly today) =>
        [.. _keptUntil.Where(kept => kept.Value < today).Select(kept => kept.Key).Order()];

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, long version, DateTimeOffset at, string command)
    {
        if (version != Version + 1)
        {
            throw new InvalidOperationException($"Registry {grid} is at version {Version}; {version} cannot follow.");
        }

        switch (fact)
        {
            case RecordsCollected collected:
                Apply(collected, at);
                break;
            case RecordsLoaded loaded:
                Records.Expect(loaded.Created, RecordBlock.SizeOf(loaded.Block));
                RecordBlock.Visit(loaded.Block, (serial, kind, content) => Put(serial, kind, content, at));
                break;
            case RecordDisclosed disclosed:
                _disclosures.Add(version);
                Use(disclosed.Unsealing);
                break;
            case RecordRetained retained:
                _keptUntil[Existing(retained.Serial)] = retained.Until;
                break;
            case RecordsErased erased:
                Apply(erased);
                break;
            case UnsealingRequested requested:
                _unsealings.Add(new(Existing(requested.Serial), requested.By, null, Used: false));
                break;
            case UnsealingApproved approved:
                _unsealings[approved.Unsealing - 1] =
                    _unsealings[approved.Unsealing - 1] with { ApprovedBy = approved.By };
                break;
            default:
                throw new InvalidOperationException($"A registry has no fold for {fact.GetType().Name}.");
        }

        Version = version;
        _commands.Add(command, version);
    }

    /// <summary>Everything, for a snapshot.</summary>
    public RegistrySnapshot ToSnapshot()
    {
        var (bytes, offsets, instants) = Records.ToSnapshot();
        return new(
            Version,
            bytes,
            offsets,
            instants,
            NextSlot,
            [.. _erasedSlots],
            _keptUntil.ToImmutableDictionary(),
            [.. _unsealings],
            [.. _disclosures],
            _commands.ToBytes());
    }

    /// <summary>The state that was snapshotted.</summary>
    public static RegistryState From(UnitCode grid, RegistrySnapshot snapshot)
    {
        var state = new RegistryState(grid) { Version = snapshot.Version, NextSlot = snapshot.NextSlot };
        state.Records.Load(snapshot.Records, snapshot.Offsets, snapshot.Instants);
        state._erasedSlots.AddRange(snapshot.ErasedSlots);
        state._unsealings.AddRange(snapshot.Unsealings);
        state._disclosures.AddRange(snapshot.Disclosures);
        state._commands.Load(snapshot.Commands.Span);
        foreach (var (serial, until) in snapshot.KeptUntil)
        {
            state._keptUntil.Add(serial, until);
        }

        return state;
    }

    private void Apply(RecordsCollected collected, DateTimeOffset at)
    {
        foreach (var record in collected.Records)
        {
            if (record.Sealed is { } person)
            {
                Put(record.Serial, record.Kind, PersonContent.Write(record.Slot!.Value, person), at);
            }
            else if (record.Fields is { } values)
            {
                Put(record.Serial, record.Kind, RecordCodec.Encode(values), at);
            }
        }
    }

    private void Put(int serial, RecordKind kind, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        Records.Put(serial, kind, content, at);
        if (kind is RecordKind.Person)
        {
            PersonContent.Read(content, out var slot);
            NextSlot = Math.Max(NextSlot, slot + 1);
        }
    }

    private void Apply(RecordsErased erased)
    {
        foreach (var serial in erased.Serials)
        {
            Records.Find(Existing(serial)).Sealed(out var slot);
            _erasedSlots.Add(slot);
            Records.Erase(serial);
            _keptUntil.Remove(serial);
        }
    }

    private void Use(int? unsealing)
    {
        if (unsealing is { } number)
        {
            _unsealings[number - 1] = _unsealings[number - 1] with { Used = true };
        }
    }

    private int Existing(int serial) => Records.Has(serial)
        ? serial
        : throw new InvalidOperationException($"Registry {grid} has no record {serial}.");
}

/// <summary>A request to open a person's sealed field.</summary>
/// <param name="Serial">The person's serial.</param>
/// <param name="By">Who asked.</param>
/// <param name="ApprovedBy">The second person; null until one agreed.</param>
/// <param name="Used">Whether it was opened: once only.</param>
internal sealed record Unsealing(int Serial, Signature By, Signature? ApprovedBy, bool Used);

/// <summary>A registry's state as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record RegistrySnapshot(
    long Version,
    byte[] Records,
    ImmutableArray<int> Offsets,
    ImmutableArray<uint> Instants,
    int NextSlot,
    ImmutableArray<int> ErasedSlots,
    ImmutableDictionary<int, DateOnly> KeptUntil,
    ImmutableArray<Unsealing> Unsealings,
    ImmutableArray<long> Disclosures,
    ReadOnlyMemory<byte> Commands);
