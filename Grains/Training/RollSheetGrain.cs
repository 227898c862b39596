using System.Text.Json;
using GridOrleans.Journal;

namespace GridOrleans.Training;

/// <summary>A roll sheet of a session; see <see cref="IRollSheetGrain"/>. Folded from its stream.</summary>
[GrainType("roll-sheet")]
internal sealed class RollSheetGrain(
    IJournal journal,
    [PersistentState(RollSheetGrain.SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
    TrainingGrainSurroundings around)
    : JournalGrain(new(journal, snapshot, around.Options.Value, around.Time.Provider, around.Log)), IRollSheetGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "roll-sheet-snapshot-1";

    private RollSheetState _state = null!;
    private AnnounceTraining? _session;
    private Task<Reply<AnnounceTraining>>? _asking;

    /// <inheritdoc/>
    protected override string Stream => Streams.OfRollSheet(Key);

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private string Key => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<Reply<RollReceipt>> Execute(RollRequest request)
    {
        MustHold();
        if (_session is null)
        {
            var told = await Session();
            if (!told.Accepted)
            {
                return told.Refusal;
            }

            MustHold();
            return await Decide(told.Value, request);
        }

        return await Decide(_session, request);
    }

    /// <inheritdoc/>
    public async Task<AttendanceView> Find(string worker)
    {
        MustHold();
        await Durable();
        return _state.Find(worker);
    }

    /// <inheritdoc/>
    public async Task<RollSheetView> Read()
    {
        MustHold();
        await Durable();
        return new(_state.Totals, [.. _state.Attendances]);
    }

    /// <inheritdoc/>
    public async Task<RollTotals> Sum()
    {
        MustHold();
        await Durable();
        return _state.Totals;
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.RollSheetSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(Key)
            : RollSheetState.From(Key, JsonSerializer.Deserialize(snapshot, FactJson.Json.RollSheetSnapshot)!);

    // Between deciding and queueing nothing is awaited: commands of one sheet do not wait for each other's disk write.
    private async Task<Reply<RollReceipt>> Decide(AnnounceTraining session, RollRequest request)
    {
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = RollRules.Decide(_state, session, request, now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        await Commit(decision.Facts, request.Id, now);
        return Receipt((RollEvent)decision.Facts[0], now);
    }

    /// <summary>The session; asked once for all who wait, and remembered when it cannot change any more.</summary>
    private async Task<Reply<AnnounceTraining>> Session()
    {
        var parts = Key.Split('/');
        var asking = _asking ??= GrainFactory.GetGrain<ITrainingGrain>(parts[0]).ReadWhole(parts[1]);
        try
        {
            var told = await asking;
            if (told.Accepted && RollRules.IsFixed(told.Value, Now))
            {
                _session = told.Value;
            }

            return told;
        }
        finally
        {
            if (_asking == asking)
            {
                _asking = null;
            }
        }
    }

    private async Task<Reply<RollReceipt>> Repeat(RollRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is RollEvent fact
            && RollRules.IsRepeat(request, fact)
                ? Receipt(fact, first.At)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }

    private static RollReceipt Receipt(RollEvent fact, DateTimeOffset received) => fact switch
    {
        QuizAnswered answered => new(fact.By.Id, fact.At, received, answered.Right, answered.Passed),
        _ => new(fact.By.Id, fact.At, received, null, null),
    };
}
