using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gridworkers;

/// <summary>A county's grid staff; see <see cref="IStaffGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("staff")]
internal sealed class StaffGrain : JournalGrain, IStaffGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "staff-snapshot-1";

    private readonly UnitCode _county;
    private readonly IStaffPlan _plan;
    private readonly PoliceTeamOptions _teams;
    private readonly OutboxPump<GridStaffing> _toGrids;
    private readonly OutboxPump<GridworkerNews> _toGridworkers;
    private StaffState _state = null!;

    public StaffGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        StaffGrainSurroundings around)
        : base(new(journal, snapshot, around.Options.Value, around.Clock, around.Log))
    {
        _county = UnitCode.Parse(this.GetPrimaryKeyString());
        Stream = Streams.OfStaff(_county);
        (_plan, _teams) = (around.Plan, around.Teams.Value);
        var closing = around.Host.ApplicationStopping;
        _toGrids = new(
            () => _state.ToGrids, Stream, new(Durable, TellGrid, Record, around.Clock, around.Log, closing));
        _toGridworkers = new(
            () => _state.ToGridworkers,
            Stream,
            new(Durable, TellGridworker, Record, around.Clock, around.Log, closing));
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    /// <inheritdoc/>
    public async Task<Reply<StaffReceipt>> Execute(StaffRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = StaffRules.Decide(_state, request, new(_plan, _teams, now));
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var receipt = new StaffReceipt(_county, Version, now);
        await commit;
        return receipt;
    }

    /// <inheritdoc/>
    public async Task<StaffSummary> Read()
    {
        await Settled();
        return StaffViews.Summary(_state, _plan);
    }

    /// <inheritdoc/>
    public async Task<StaffPage> List(StaffQuery query)
    {
        await Settled();
        return StaffViews.Page(_state, query);
    }

    /// <inheritdoc/>
    public async Task<Responsibles> ReadResponsibles()
    {
        await Settled();
        return new(Version, _state.Responsible.ToImmutableDictionary());
    }

    /// <inheritdoc/>
    public async Task<PoliceTeams> ReadPoliceTeams(UnitCode unit)
    {
        await Settled();
        return StaffViews.Teams(_state, _plan, _teams, unit);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RosterView>> ReadRosters(UnitCode unit, DateOnly day)
    {
        await Settled();
        return StaffViews.Rosters(_state, unit, day);
    }

    /// <inheritdoc/>
    public async Task<StaffBoard> ReadBoard(UnitCode grid)
    {
        await Settled();
        return StaffBoards.Of(_state, new(_plan, _teams, Now), grid);
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        MustHold();
        Advanced();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _toGrids.Stop();
        _toGridworkers.Stop();
        await base.OnDeactivateAsync(reason, cancellationToken);
        if (IsVoid)
        {
            // What is to be delivered must not wait for the next caller.
            this.AsReference<IStaffGrain>().Wake().Ignore();
        }
    }

    /// <inheritdoc/>
    protected override void Advanced()
    {
        _toGrids.Kick();
        _toGridworkers.Kick();
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.StaffSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(_county)
            : StaffState.From(_county, JsonSerializer.Deserialize(snapshot, FactJson.Json.StaffSnapshot)!);

    private Task Settled()
    {
        MustHold();
        return Durable();
    }

    /// <summary>A command that was sent again: the first answer.</summary>
    private async Task<Reply<StaffReceipt>> Repeat(StaffRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is StaffEvent fact
            && StaffRules.IsRepeat(request, fact)
                ? new StaffReceipt(_county, version, first.At)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }

    private Task TellGrid(string to, ImmutableArray<Message<GridStaffing>> news) =>
        GrainFactory.GetGrain<IGridGrain>(Streams.KeyOf(to)).ReceiveStaffing(news);

    private Task TellGridworker(string to, ImmutableArray<Message<GridworkerNews>> news) =>
        GrainFactory.GetGrain<IGridworkerGrain>(Streams.KeyOf(to)).Receive(news);

    private Task Record(MessagesDelivered delivered)
    {
        MustHold();
        return Commit([delivered], Streams.CommandId("delivered", Stream, Version + 1), Now);
    }
}

/// <summary>What a county's staff has around it: options, clock, city plan, log.</summary>
internal sealed record StaffGrainSurroundings(
    IOptions<JournalOptions> Options,
    IOptions<PoliceTeamOptions> Teams,
    CityTime Time,
    IHostApplicationLifetime Host,
    IStaffPlan Plan,
    ILogger<StaffGrain> Log)
{
    /// <summary>The city's clock.</summary>
    public TimeProvider Clock => Time.Provider;
}
