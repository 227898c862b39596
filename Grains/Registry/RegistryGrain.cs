using System.Security.Cryptography;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Clocks;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Registry;

/// <summary>The registry's grain; see <see cref="IRegistryGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("registry")]
internal sealed partial class RegistryGrain : JournalGrain, IRegistryGrain
{
    // Unique among all grain classes. The number grows whenever the snapshot's shape changes.
    internal const string SnapshotName = "registry-snapshot-1";

    private readonly RegistryGrainSurroundings _around;
    private RegistryState _state = null!;
    private RegistryBook _book = null!;
    private PersonKeys _keys = new();

    public RegistryGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        RegistryGrainSurroundings around)
        : base(new(journal, snapshot, around.Journal.Value, around.Time.Provider, around.Log))
    {
        _around = around;
        Code = UnitCode.Parse(this.GetPrimaryKeyString());
        Stream = Streams.OfRegistry(Code);
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private UnitCode Code { get; }

    private RegistryOptions Options => _around.Options.Value;

    /// <inheritdoc/>
    public async Task<Reply<RecordView>> Read(Caller by, int serial)
    {
        MustHold();
        await Durable();
        return RecordViews.MayNotRead(_state, by) is { } refusal ? refusal : Shown(serial, Privacy.Open);
    }

    /// <inheritdoc/>
    public async Task<Reply<RecordPage>> List(Caller by, RecordQuery query)
    {
        MustHold();
        await Durable();
        return RecordViews.MayNotRead(_state, by) is { } refusal ? refusal : RecordViews.Page(_book, query);
    }

    /// <inheritdoc/>
    public async Task<Reply<DisclosurePage>> ListDisclosures(Caller by, int offset, int limit)
    {
        MustHold();
        await Durable();
        if (RegistryAccess.Find(by, Code, RegistryRights.Audit) is null)
        {
            return RegistryAccess.Refuse(Code, RegistryRights.Audit);
        }

        var (state, all) = (_state, _state.Disclosures);
        long[] wanted = [.. all.Reverse().Skip(offset).Take(limit)];
        var entries = wanted.Length == 0 ? [] : await ReadEntries(wanted);
        return new DisclosurePage(
            [.. entries.Reverse().Select(entry => RecordViews.Disclosure(state, entry))],
            all.Count);
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);

        // After the stream is taken over: whoever had it before adds no key that this activation would not see.
        await LoadKeys();
        await DestroyErased();
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) =>
        _state.Apply(fact, entry.Version, entry.At, entry.CommandId);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.RegistrySnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot)
    {
        _state = snapshot is null
            ? new(Code)
            : RegistryState.From(Code, JsonSerializer.Deserialize(snapshot, FactJson.Json.RegistrySnapshot)!);
        _book = new(_state, _keys);
    }

    private Reply<RecordView> Shown(int serial, Privacy upTo) =>
        RecordViews.Record(_book, serial, upTo) is { } record ? record : RegistryRules.Unknown(_state, serial);

    private async Task LoadKeys()
    {
        _keys = await Reach(() => _around.Keys.Load(Stream, CancellationToken.None));
        _book = new(_state, _keys);
    }

    // Each person gets a key of its own; a few are made ahead, so that most households wait for nothing.
    private async Task Reserve(int people)
    {
        const int Ahead = 16;
        var first = _keys.Count;
        var keys = RandomNumberGenerator.GetBytes(
            PersonKeys.KeySize * Math.Max(people - (first - _state.NextSlot), Ahead));
        if (!await Reach(() => _around.Keys.Add(Stream, first, keys, CancellationToken.None)))
        {
            await LoadKeys();
            return;
        }

        _keys.Put(first, keys);
    }

    // The journal says who is erased; the keys follow, also when a crash came between.
    private async Task DestroyErased()
    {
        List<int> slots = [.. _state.ErasedSlots.Where(slot => !_keys.Find(slot).IsEmpty)];
        if (slots.Count > 0)
        {
            await Reach(async () =>
            {
                await _around.Keys.Destroy(Stream, slots, CancellationToken.None);
                return true;
            });
            slots.ForEach(_keys.Destroy);
        }
    }

    private async Task<T> Reach<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
#pragma warning disable CA1031 // Whatever a driver throws, the caller is told to send the command again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            throw new JournalUnavailableException(
                $"The keys of {Stream} cannot be reached. Send the command again with the same id.", failure);
        }
    }
}

/// <summary>What a registry has around it: options, clock, keys, log.</summary>
internal sealed record RegistryGrainSurroundings(
    IOptions<JournalOptions> Journal,
    IOptions<RegistryOptions> Options,
    CityTime Time,
    IPersonKeyStore Keys,
    ILogger<RegistryGrain> Log);
