using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Clocks;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Training;

/// <summary>A unit's training sessions; see <see cref="ITrainingGrain"/>. Folded from their stream.</summary>
[GrainType("training")]
internal sealed class TrainingGrain(
    IJournal journal,
    [PersistentState(TrainingGrain.SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
    TrainingGrainSurroundings around)
    : JournalGrain(new(journal, snapshot, around.Options.Value, around.Time.Provider, around.Log)), ITrainingGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "training-snapshot-1";

    private TrainingState _state = null!;

    /// <inheritdoc/>
    protected override string Stream => Streams.OfTrainings(Unit);

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private UnitCode Unit => UnitCode.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Reply<TrainingReceipt>> Execute(TrainingRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = TrainingRules.Decide(_state, request, now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var receipt = new TrainingReceipt(Unit, request.Command.Training, Version, now);
        await commit;
        return receipt;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TrainingView>> List(int offset, int limit)
    {
        MustHold();
        await Durable();
        return
        [
            .. _state.Sessions.OrderByDescending(session => session.Announced.From)
                .ThenBy(session => session.Announced.Training, StringComparer.Ordinal)
                .Skip(offset)
                .Take(limit)
                .Select(session => TrainingViews.View(Unit, session, Now) with { Questions = [] }),
        ];
    }

    /// <inheritdoc/>
    public async Task<Reply<TrainingView>> Read(string training)
    {
        MustHold();
        await Durable();
        return _state.Find(training) is { } session
            ? TrainingViews.View(Unit, session, Now)
            : TrainingRules.Unknown(Unit, training);
    }

    /// <inheritdoc/>
    public async Task<Reply<AnnounceTraining>> ReadWhole(string training)
    {
        MustHold();
        await Durable();
        return _state.Find(training) switch
        {
            null => TrainingRules.Unknown(Unit, training),
            { CalledOff: { } reason } => new Refusal(
                RefusalCode.DeadlinePassed, $"This session was called off: {reason}"),
            { Announced: var announced } => announced,
        };
    }

    /// <inheritdoc/>
    public async Task<Reply<RollTotals>> Sum(string training)
    {
        MustHold();
        await Durable();
        if (_state.Find(training) is null)
        {
            return TrainingRules.Unknown(Unit, training);
        }

        var id = new TrainingId(Unit, training);
        var sheets = await Task.WhenAll(Enumerable.Range(0, TrainingId.Sheets)
            .Select(number => GrainFactory.GetGrain<IRollSheetGrain>(id.Sheet(number)).Sum()));
        return sheets.Aggregate((one, other) => one + other);
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.TrainingSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(Unit)
            : TrainingState.From(Unit, JsonSerializer.Deserialize(snapshot, FactJson.Json.TrainingSnapshot)!);

    private async Task<Reply<TrainingReceipt>> Repeat(TrainingRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is TrainingEvent fact
            && TrainingRules.IsRepeat(request, fact)
                ? new TrainingReceipt(Unit, fact.Training, version, first.At)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }
}

/// <summary>What trainings and their roll sheets have around them: options, clock, log.</summary>
internal sealed record TrainingGrainSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    ILogger<TrainingGrain> Log);
