using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Tallies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Units;

/// <summary>The unit's grain; see <see cref="IUnitGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("unit"), KeepAlive]
internal sealed partial class UnitGrain : JournalGrain, IUnitGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "unit-snapshot-2";

    private readonly OutboxPump<Matter> _upward;
    private readonly OutboxPump<Arrival> _downward;
    private readonly EscalationMetrics _metrics;

    // Whatever the grain tells others by itself ends when the silo does: nobody is left to hear it.
    private readonly CancellationToken _closing;

    private readonly IUnitPlan _plan;
    private readonly IResidence _residence;
    private readonly ILogger _log;
    private UnitState _state = null!;

    public UnitGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        UnitGrainSurroundings around)
        : base(new(journal, snapshot, around.Options.Value, around.Clock, around.Log))
    {
        Code = UnitCode.Parse(this.GetPrimaryKeyString());
        _closing = around.Host.ApplicationStopping;
        Stream = Streams.OfUnit(Code);
        (_metrics, _plan, _log) = (around.Metrics, around.Plan, around.Log);
        (_catalogue, _residence) = (around.Catalogue, around.Residence);
        _upward = new(() => _state.Upward, Stream, new(Durable, SendUp, Record, around.Clock, around.Log, _closing));
        _downward = new(
            () => _state.Downward, Stream, new(Durable, SendDown, Record, around.Clock, around.Log, _closing));
        _children = new(Code, around.Plan.Children(Code));
        _beat = new(around.Clock, TellTally, TallyBeat.Pace);
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private UnitCode Code { get; }

    /// <inheritdoc/>
    public async Task Receive(ImmutableArray<Message<Matter>> messages)
    {
        MustHold();
        var news = new List<Fact>(messages.Length);
        var first = 0L;
        foreach (var message in messages)
        {
            if (_state.Inbox.IsNew(message.From, message.Number))
            {
                first = first == 0 ? message.Number : first;
                news.Add(new MatterReceived(message.From, message.Number, message.Body));
            }
        }

        // What was taken before may still be on its way to the disk.
        await (news.Count == 0
            ? Durable()
            : Commit(news, Streams.CommandId("matter", messages[0].From, first, Code), Now));
        _metrics.Received(news.Count);
    }

    /// <inheritdoc/>
    public async Task<Docket> ReadDocket(DocketQuery query)
    {
        MustHold();
        await Durable();
        return _state.Docket.View(query, Version, Now);
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        MustHold();
        Advanced();
        MoveHome();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        BeginToCount();
        if (Code.Level is UnitLevel.Township && !_plan.Children(Code).IsEmpty)
        {
            Remind().Ignore();
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _upward.Stop();
        _downward.Stop();
        _beat.Stop();
        await base.OnDeactivateAsync(reason, cancellationToken);
        if (IsVoid)
        {
            // What is to be delivered must not wait for the next caller.
            this.AsReference<IUnitGrain>().Wake().Ignore();
        }
    }

    /// <inheritdoc/>
    protected override void Advanced()
    {
        _upward.Kick();
        _downward.Kick();
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) =>
        _state.Apply(fact, entry.Version, entry.At, entry.CommandId);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.UnitSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(Code)
            : UnitState.From(Code, JsonSerializer.Deserialize(snapshot, FactJson.Json.UnitSnapshot)!);

    private void MoveHome()
    {
        if (_residence.IsElsewhere(this.GetPrimaryKeyString()))
        {
            MigrateOnIdle();
        }
    }

    private Task SendUp(string to, ImmutableArray<Message<Matter>> news) =>
        GrainFactory.GetGrain<IUnitGrain>(Streams.KeyOf(to)).Receive(news);

    private Task SendDown(string to, ImmutableArray<Message<Arrival>> arrivals) =>
        GrainFactory.GetGrain<IGridGrain>(Streams.KeyOf(to)).ReceiveArrivals(arrivals);

    private Task Record(MessagesDelivered delivered)
    {
        MustHold();
        return Commit([delivered], Streams.CommandId("delivered", Stream, Version + 1), Now);
    }
}

/// <summary>What a unit has around it: options, clock, metrics, city plan, catalogue, home, log.</summary>
internal sealed record UnitGrainSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    IHostApplicationLifetime Host,
    EscalationMetrics Metrics,
    IUnitPlan Plan,
    CatalogueHistory Catalogue,
    IResidence Residence,
    ILogger<UnitGrain> Log)
{
    /// <summary>The city's clock.</summary>
    public TimeProvider Clock => Time.Provider;
}
