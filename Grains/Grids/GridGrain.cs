using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Tallies;
using GridOrleans.Units;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Grids;

/// <summary>The grid's grain; see <see cref="IGridGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("grid"), KeepAlive]
internal sealed partial class GridGrain : JournalGrain, IGridGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes, so that an older release's is not read as if it were this one's.
    internal const string SnapshotName = "grid-snapshot-6";

    private static readonly OrderKind OrderKind = new();

    private readonly Desk<CaseRequest, CaseState, CaseEvent, CaseView> _cases;
    private readonly Desk<OrderRequest, OrderState, OrderEvent, OrderView> _orders;
    private readonly CasePolicy _policy;
    private readonly EscalationMetrics _metrics;
    private readonly IResidence _residence;
    private readonly CallBook _book;
    private readonly CallBook.Page _calls;

    // Whatever the grain tells others by itself ends when the silo does: nobody is left to hear it.
    private readonly CancellationToken _closing;

    private readonly ILogger _log;
    private readonly OutboxPump<Matter> _upward;
    private readonly Wheel _wheel;
    private GridState _state = null!;

    public GridGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        CasePolicy policy,
        GridGrainSurroundings around)
        : base(new(journal, snapshot, around.Options.Value, around.Clock, around.Log))
    {
        Code = UnitCode.Parse(this.GetPrimaryKeyString());
        _closing = around.Host.ApplicationStopping;
        Stream = StreamName(Code);
        (_cases, _orders) = (new(this, new CaseKind(policy)), new(this, OrderKind));
        (_policy, _metrics, _log) = (policy, around.Metrics, around.Log);
        (_residence, _book, _calls) = (around.Residence, around.Calls, around.Calls.Open(Code));
        _upward = new(
            () => _state.Upward,
            Stream,
            new(Durable, SendUp, Record, around.Clock, around.Log, _closing) { Waiting = _metrics.Waiting });
        _beat = new(around.Clock, TellTally, TallyBeat.GridPace);
        var self = this.AsReference<IGridGrain>();
        _wheel = new(around.Clock, () => self.Wake().Ignore());
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    private UnitCode Code { get; }

    /// <summary>The stream of a grid.</summary>
    public static string StreamName(UnitCode grid) => Streams.OfGrid(grid);

    /// <inheritdoc/>
    public async Task<Reply<GridView>> Read()
    {
        MustHold();
        await Durable();
        return _state.Plan is null ? Unknown() : View();
    }

    /// <inheritdoc/>
    public async Task<Reply<GridView>> Establish(EstablishGrid command)
    {
        MustHold();
        if (_state.VersionOf(command.Id.ToString()) is not null)
        {
            // An older plan that is loaded once more must not undo a newer one.
            await Durable();
            return View();
        }

        var decision = GridRules.Establish(_state, command);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        await (decision.Facts.Count == 0 ? Durable() : Commit(decision.Facts, command.Id, Now));
        return View();
    }

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) =>
        _state.Apply(fact, entry.Version, entry.At, entry.CommandId);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.GridSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(Code)
            : GridState.From(Code, JsonSerializer.Deserialize(snapshot, FactJson.Json.GridSnapshot)!);

    private GridView View() => new(
        Code,
        _state.Plan!.Name,
        _state.Plan.Households,
        [.. _state.Open.Select(file => file.Number)],
        _state.SealedCount,
        _state.Version)
    {
        OpenOrders = [.. _state.Orders.Open.Select(order => order.Number)],
        Responsible = _state.Responsible,
    };

    private Refusal Unknown() => new(RefusalCode.UnknownUnit, $"The city plan has no grid {Code}.");
}

/// <summary>What a grid has around it: options, clock, home, the book of calls, log.</summary>
internal sealed record GridGrainSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    IHostApplicationLifetime Host,
    EscalationMetrics Metrics,
    IResidence Residence,
    CallBook Calls,
    ILogger<GridGrain> Log)
{
    /// <summary>The city's clock.</summary>
    public TimeProvider Clock => Time.Provider;
}
