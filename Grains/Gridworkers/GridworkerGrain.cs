using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gridworkers;

/// <summary>A gridworker's file; see <see cref="IGridworkerGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("gridworker")]
internal sealed class GridworkerGrain(
    IJournal journal,
    [PersistentState(GridworkerGrain.SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
    GridworkerGrainSurroundings around)
    : JournalGrain(new(journal, snapshot, around.Options.Value, around.Clock, around.Log)), IGridworkerGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "gridworker-snapshot-1";

    private GridworkerState _state = null!;

    /// <inheritdoc/>
    protected override string Stream => Streams.OfGridworker(Worker);

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private string Worker => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<Reply<DutyView>> ChangeDuty(DutyRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = DutyRules.Change(_state, request);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        await Commit(decision.Facts, request.Id, now);
        return new DutyView(Worker, request.Grid, now);
    }

    /// <inheritdoc/>
    public async Task<GridworkerFile> Read()
    {
        MustHold();
        await Durable();
        return new(Worker, [.. _state.Appointments], _state.OnDutyIn, _state.DutySince, Version);
    }

    /// <inheritdoc/>
    public async Task Receive(ImmutableArray<Message<GridworkerNews>> messages)
    {
        MustHold();
        List<Fact> facts =
        [
            .. messages.Where(message => _state.Inbox.IsNew(message.From, message.Number))
                .Select(message => new GridworkerNewsReceived(message.From, message.Number, message.Body)),
        ];

        // What was taken before may still be on its way to the disk.
        await (facts.Count == 0
            ? Durable()
            : Commit(facts, Streams.CommandId("news", Stream, Version + 1), Now));
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.GridworkerSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(Worker)
            : GridworkerState.From(Worker, JsonSerializer.Deserialize(snapshot, FactJson.Json.GridworkerSnapshot)!);

    private async Task<Reply<DutyView>> Repeat(DutyRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is DutyChanged fact
            && DutyRules.IsRepeat(request, fact)
                ? new DutyView(Worker, fact.Grid, first.At)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }
}

/// <summary>What a gridworker's file has around it: options, clock, log.</summary>
internal sealed record GridworkerGrainSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    ILogger<GridworkerGrain> Log)
{
    /// <summary>The city's clock.</summary>
    public TimeProvider Clock => Time.Provider;
}
