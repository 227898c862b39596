using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Assessment;

/// <summary>A county's assessment; see <see cref="IAssessmentGrain"/>. Its appeals fold from its stream.</summary>
[GrainType("assessment")]
internal sealed partial class AssessmentGrain : JournalGrain, IAssessmentGrain
{
    // Unique among all grain classes: the provider's row key leaves the class out. The number grows whenever the
    // snapshot's shape changes.
    internal const string SnapshotName = "assessment-snapshot-1";

    private readonly UnitCode _county;
    private readonly AssessmentSurroundings _around;
    private AssessmentState _state = null!;

    public AssessmentGrain(
        IJournal journal,
        [PersistentState(SnapshotName, JournalStorage.Snapshots)] IPersistentState<SnapshotState> snapshot,
        AssessmentSurroundings around)
        : base(new(journal, snapshot, around.Options.Value, around.Time.Provider, around.Log))
    {
        _county = UnitCode.Parse(this.GetPrimaryKeyString());
        _around = around;
        Stream = Streams.OfAssessment(_county);
    }

    /// <inheritdoc/>
    protected override string Stream { get; }

    /// <inheritdoc/>
    protected override long Version => _state.Version;

    /// <inheritdoc/>
    public async Task<Reply<AppealView>> Execute(AppealRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(request, version);
        }

        var now = Now;
        var decision = AppealRules.Decide(_state, request, _around.Indicators, now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var view = _state.Find(((AppealEvent)decision.Facts[0]).Serial)!;
        await commit;
        return view;
    }

    /// <inheritdoc/>
    public async Task<Reply<ScorePage>> ReadScores(ScoreQuery query)
    {
        var errors = new FieldErrors();
        AssessmentDays.Check(errors, query.Period, Now);
        if (errors.ToRefusal() is { } wrong)
        {
            return wrong;
        }

        var (facts, asOf) = await ReadFacts(query.Unit, query.Period, points: query.Worker is null);
        var (scores, total) = ScoreRules.Scores(
            facts, query, _around.Plan.Grids(query.Unit), _around.Indicators.Indicators);
        var appeals = _state.Appeals
            .Where(appeal => query.Unit.Contains(appeal.Appeal.Unit)
                && (query.Worker is null || query.Worker == appeal.Appeal.Worker)
                && appeal.Appeal.Period.From <= query.Period.To
                && appeal.Appeal.Period.To >= query.Period.From);
        return new ScorePage(
            query.Unit, query.Period, asOf, _around.Indicators.Version, scores, total, [.. appeals]);
    }

    /// <inheritdoc/>
    public async Task<Reply<EvidencePage>> ReadEvidence(EvidenceQuery query)
    {
        var indicator = _around.Indicators.Find(query.Indicator);
        var errors = new FieldErrors();
        AssessmentDays.Check(errors, query.Period, Now);
        errors.Check(indicator is not null, "indicator", "the code of an indicator is expected.");
        if (errors.ToRefusal() is { } wrong)
        {
            return wrong;
        }

        var covered = indicator!.Measure.Quality is Quality.Covered;
        var (facts, asOf) = await ReadFacts(query.Unit, query.Period, covered && query.Worker is null);
        var evidence = query.Worker is not null && !indicator.Measure.Gridworkers
            ? []
            : ScoreRules.EvidenceOf(facts, query.Worker, indicator);
        return new EvidencePage(
            query.Unit,
            query.Worker,
            query.Period,
            query.Indicator,
            asOf,
            [
                .. evidence.Skip(query.Offset).Take(query.Limit).Select(piece => new EvidenceView(
                    piece.Verdict, piece.Of, piece.Count, [.. piece.Of.Select(Link)])),
            ],
            evidence.Count);
    }

    /// <inheritdoc/>
    public async Task<Reply<WorkloadPage>> ReadLoad(WorkloadQuery query)
    {
        var (from, until) = (AssessmentDays.Begin(query.Period.From), AssessmentDays.End(query.Period));
        var errors = new FieldErrors();
        AssessmentDays.Check(errors, query.Period, Now);
        if (errors.ToRefusal() is { } wrong)
        {
            return wrong;
        }

        if (_around.Calendar.Missing(from, AssessmentDays.Begin(query.Period.To)) is { } missing)
        {
            return new Refusal(RefusalCode.CalendarMissing, missing);
        }

        var read = await _around.Source.Read(query.Unit, from, until, CancellationToken.None);
        var departments = await ReadDepartments(read.Cases.Select(file => file.Ticket).OfType<string>());
        var days = AssessmentDays.Of(query.Period).Where(_around.Calendar.IsWorkday).ToList();
        var (whole, rows, total) = WorkloadRules.Read(
            new(read.Cases, await ReadStaff(query.Unit), days, departments, _around.Indicators), query);
        return new WorkloadPage(query.Unit, query.Period, read.AsOf, whole, rows, total);
    }

    /// <inheritdoc/>
    public async Task<AppealPage> ListAppeals(AppealQuery query)
    {
        MustHold();
        await Durable();
        List<AppealView> asked =
        [
            .. _state.Appeals.Where(appeal => query.Unit.Contains(appeal.Appeal.Unit)
                && (query.Worker is null || query.Worker == appeal.Appeal.Worker)
                && (query.Decided is null || query.Decided == appeal.Decision is not null)).Reverse(),
        ];
        return new([.. asked.Skip(query.Offset).Take(query.Limit)], asked.Count);
    }

    /// <inheritdoc/>
    public Task<IndicatorsView> ReadIndicators() => Task.FromResult(_around.Indicators.View());

    /// <inheritdoc/>
    protected override void Apply(Fact fact, JournalEntry entry) => _state.Apply(fact, entry);

    /// <inheritdoc/>
    protected override Func<byte[]> TakeSnapshot()
    {
        var copy = _state.ToSnapshot();
        return () => JsonSerializer.SerializeToUtf8Bytes(copy, FactJson.Json.AssessmentSnapshot);
    }

    /// <inheritdoc/>
    protected override void LoadSnapshot(byte[]? snapshot) =>
        _state = snapshot is null
            ? new(_county)
            : AssessmentState.From(_county, JsonSerializer.Deserialize(snapshot, FactJson.Json.AssessmentSnapshot)!);

    private static string Link(string piece) => CaseNumber.TryParse(piece, null, out _)
        ? $"/v1/cases/{piece}"
        : $"/v1/grids/{piece[..piece.IndexOf('/', StringComparison.Ordinal)]}/patrols";

    /// <summary>A command that was sent again: the first answer.</summary>
    private async Task<Reply<AppealView>> Repeat(AppealRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        if (first.CommandId != request.Id.ToString()
            || FactJson.Read(first.Kind, first.Payload.Span) is not AppealEvent fact
            || !AppealRules.IsRepeat(request, fact))
        {
            return new Refusal(
                RefusalCode.CommandIdReused,
                $"The command id {request.Id} was used before for another command. Choose a new id for a new command.");
        }

        var appeal = _state.Find(fact.Serial)!;
        return fact is AppealFiled ? appeal with { Decision = null, Version = version } : appeal;
    }
}

/// <summary>What a county's assessment has around it.</summary>
internal sealed record AssessmentSurroundings(
    IOptions<JournalOptions> Options,
    CityTime Time,
    IStaffPlan Plan,
    IAssessmentSource Source,
    IndicatorSet Indicators,
    CatalogueHistory Catalogue,
    WorkCalendar Calendar,
    ILogger<AssessmentGrain> Log);
