using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Patrols;

/// <summary>A gridworker's patrols; see <see cref="IPatrolGrain"/>. What it holds is folded from its stream.</summary>
[GrainType("patrol")]
internal sealed class PatrolGrain : JournalGrain, IPatrolGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "patrol-snapshot-1";

    private readonly string _worker;
    private readonly OutboxPump<PatrolNews> _outbox;
    private PatrolsState _state = null!;

    public PatrolGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        PatrolGrainSurroundings around)
        : base(new(journal, snapshot, around.Options.Value, around.Clock, around.Log))
    {
        _worker = this.GetPrimaryKeyString();
        Stream = Streams.OfPatrols(_worker);
        _outbox = new(
            () => _state.Outbox,
            Stream,
            new(Durable, Send, Record, around.Clock, around.Log, around.Host.ApplicationStopping));
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    /// <inheritdoc/>
    public async Task<Reply<PatrolView>> Upload(PatrolRequest request)
    {
        // The points first: between looking whether the upload is new and deciding upon it nothing may happen.
        var points = request.Command.CheckIns.IsEmpty ? [] : await PointsOf(request.Command);
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = PatrolRules.Upload(_state, request, points, now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var view = PatrolViews.View(_worker, _state.Find(request.Command.Patrol)!);
        await commit;
        return view;
    }

    /// <inheritdoc/>
    public async Task<Reply<PatrolTrack>> ReadTrack(PatrolId patrol, DateTimeOffset? until)
    {
        MustHold();
        await Durable();
        if (_state.Find(patrol) is not { } known)
        {
            return PatrolRules.Unknown(_worker, patrol);
        }

        var state = known.Settled ? (await Fold(known.Versions))! : known;
        var fixes = state.ReadTrack().TakeWhile(fix => !(fix.At > until)).Select(fix => fix.ToFix());
        return new PatrolTrack(PatrolViews.View(_worker, known), [.. fixes]);
    }

    /// <inheritdoc/>
    public async Task<PatrolPage> List(PatrolQuery query)
    {
        MustHold();
        await Durable();
        return PatrolViews.Page(_state, query);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _outbox.Stop();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Advanced() => _outbox.Kick();

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.PatrolsSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(_worker)
            : PatrolsState.From(_worker, JsonSerializer.Deserialize(snapshot, FactJson.Json.PatrolsSnapshot)!);

    private async Task<ImmutableArray<PatrolPoint>> PointsOf(UploadPatrol upload)
    {
        try
        {
            return await GrainFactory.GetGrain<IGridGrain>(upload.Grid.ToString()).ReadPatrolPoints();
        }
        catch (Exception away) when (away is OrleansException or TimeoutException)
        {
            throw new JournalUnavailableException(
                $"Grid {upload.Grid} cannot be reached; nothing was changed. Send the upload again with the same id.",
                away);
        }
    }

    /// <summary>An upload that was sent again: the first answer, folded from the journal as it was then.</summary>
    private async Task<Reply<PatrolView>> Repeat(PatrolRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is PatrolUploaded uploaded
            && PatrolRules.IsRepeat(request, uploaded)
            && _state.Find(uploaded.Patrol) is { } patrol
                ? PatrolViews.View(_worker, (await Fold([.. patrol.Versions.Where(at => at <= version)]))!)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }

    private async Task<PatrolState?> Fold(ImmutableArray<long> versions)
    {
        PatrolState? state = null;
        foreach (var entry in await ReadEntries(versions))
        {
            state = PatrolState.Apply(
                state, (PatrolUploaded)FactJson.Read(entry.Kind, entry.Payload.Span), entry.Version);
        }

        return state;
    }

    private Task Send(string to, ImmutableArray<Message<PatrolNews>> news) =>
        GrainFactory.GetGrain<IGridGrain>(Streams.KeyOf(to)).ReceivePatrols(news);

    private Task Record(MessagesDelivered delivered)
    {
        MustHold();
        return Commit([delivered], Streams.CommandId("delivered", Stream, Version + 1), Now);
    }
}

/// <summary>What a gridworker's patrols have around them: options, clock, log.</summary>
internal sealed record PatrolGrainSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    IHostApplicationLifetime Host,
    ILogger<PatrolGrain> Log)
{
    /// <summary>The city's clock.</summary>
    public TimeProvider Clock => Time.Provider;
}
