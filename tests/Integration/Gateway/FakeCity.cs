using System.Collections.Concurrent;
using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.City;
using GridOrleans.Commands;
using GridOrleans.Escalation;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Integration.Processes;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>Two counties with a few grids, whose grains remember what they were asked.</summary>
internal sealed class FakeCity : IGridLocator
{
    public const string Grid = "140212100201001";
    public const string GridBeside = "140212100201002";
    public const string GridOfSiblingVillage = "140212100202001";
    public const string GridOfOtherCounty = "140221100001001";

    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly ConcurrentDictionary<string, FakeGrid> _grids = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FakeRegistry> _registries = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FakeUnit> _units = new(StringComparer.Ordinal);

    public FakeCity() => Grains = FakeGrainFactory.Of(this);

    public IGrainFactory Grains { get; }

    public FakeCaseList List { get; } = new();

    public FakeCatalogue Catalogue { get; } = new();

    public FakePatrols Patrols { get; } = new();

    public FakeTrainings Trainings { get; } = new();

    public FakeStaff Staff { get; } = new();

    public FakeAssessment Assessment { get; } = new();

    public FakeRegistryList RegistryList { get; } = new();

    public FakeOrderList OrderList { get; } = new();

    public FakeLedger LedgerOf(string county) => UnitOf(county).Ledger;

    /// <summary>What every grid answers instead of doing it, when set.</summary>
    public Func<CaseRequest, Reply<CaseView>?> Answer { get; set; } = _ => null;

    public ICollection<string> GridsAsked => _grids.Keys;

    public FakeGrid GridOf(string code) => _grids.GetOrAdd(code, code => new(UnitCode.Parse(code), this));

    public FakeRegistry RegistryOf(string code) => _registries.GetOrAdd(code, code => new(UnitCode.Parse(code)));

    public FakeUnit UnitOf(string code) => _units.GetOrAdd(code, code => new(UnitCode.Parse(code)));

    public UnitCode? Locate(double lon, double lat) => (lon, lat) switch
    {
        (113.1, 40.1) => UnitCode.Parse(Grid),
        (113.2, 40.1) => UnitCode.Parse(GridBeside),
        (113.3, 40.1) => UnitCode.Parse(GridOfSiblingVillage),
        (113.4, 40.1) => UnitCode.Parse(GridOfOtherCounty),
        _ => null,
    };

    public static UnitDirectory Units() => new(
    [
        Unit("1402", "大同市", "city"),
        Unit("140212", "新荣区", "district"),
        Unit("140212100", "新荣镇", "town"),
        Unit("140212100201", "新荣村", "village"),
        Unit("140212100202", "安乐庄村", "village"),
        Unit("140212101", "古店镇", "town"),
        Unit("140221", "阳高县", "county"),
        Unit("140221100", "龙泉镇", "town"),
        Unit("140221100001", "东街社区", "community"),
        new(UnitCode.Parse(Grid), "新荣村第1网格", "grid", 320),
        new(UnitCode.Parse(GridBeside), "新荣村第2网格", "grid", 410),
        new(UnitCode.Parse(GridOfSiblingVillage), "安乐庄村第1网格", "grid", 290),
        new(UnitCode.Parse(GridOfOtherCounty), "东街社区第1网格", "grid", 480),
    ]);

    /// <summary>Two villages; in the first one two grids have nobody, and one of them no household.</summary>
    public static CityPlan Plan()
    {
        var plan = SmallCity.Plan();
        return plan with
        {
            Grids =
            [
                plan.Grids[0] with { Responsible = null },
                plan.Grids[1] with { Responsible = null, Households = 0 },
                .. plan.Grids.Skip(2),
            ],
        };
    }

    private static PlannedUnit Unit(string code, string name, string kind) => new(UnitCode.Parse(code), name, kind);
}

/// <summary>A grid that carries out every move and answers a resend as the first time.</summary>
internal sealed class FakeGrid(UnitCode code, FakeCity city) : IGridGrain
{
    private readonly Dictionary<CommandId, Reply<CaseView>> _answered = [];
    private readonly Dictionary<CaseNumber, CaseView> _cases = [];

    public List<CaseRequest> Asked { get; } = [];

    public FakeOrders Orders { get; } = new(code);

    public int Calls { get; private set; }

    /// <summary>What a call about a case waits for before the grid sees to it.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public async Task<Reply<CaseView>> Execute(CaseRequest request)
    {
        await Until;
        lock (_cases)
        {
            Calls++;
            return Do(request);
        }
    }

    public Task<ImmutableArray<Reply<CaseView>>> ExecuteMany(ImmutableArray<CaseRequest> requests)
    {
        Calls++;
        return Task.FromResult<ImmutableArray<Reply<CaseView>>>([.. requests.Select(Do)]);
    }

    public Task<Reply<CaseFile>> ReadCase(CaseNumber number, DateTimeOffset? asOf) => Task.FromResult(
        _cases.TryGetValue(number, out var file)
            ? (Reply<CaseFile>)new CaseFile(file with { UpdatedAt = asOf ?? file.UpdatedAt }, [Entry(file)])
            : new Refusal(RefusalCode.UnknownCase, $"Grid {code} has no case {number}."));

    public Task<Reply<CallerMoves>> ReadMoves(CaseNumber number, Caller caller) => Task.FromResult(
        _cases.TryGetValue(number, out var file)
            ? (Reply<CallerMoves>)new CallerMoves(number, file.Version, file.LegalMoves)
            : new Refusal(RefusalCode.UnknownCase, $"Grid {code} has no case {number}."));

    public Task<Reply<CaseProof>> ProveCase(CaseNumber number) => Task.FromResult(
        _cases.ContainsKey(number)
            ? (Reply<CaseProof>)new CaseProof(number, 1, 1, "00ff", null, [new(1, "00", new byte[] { 1 }, "00ff")])
            : new Refusal(RefusalCode.UnknownCase, $"Grid {code} has no case {number}."));

    public Task<Reply<OrderView>> ExecuteOrder(OrderRequest request) => Task.FromResult(Orders.Do(request));

    public Task<ImmutableArray<Reply<OrderView>>> ExecuteOrders(ImmutableArray<OrderRequest> requests)
    {
        Calls++;
        return Task.FromResult<ImmutableArray<Reply<OrderView>>>([.. requests.Select(Orders.Do)]);
    }

    public Task<Reply<OrderFile>> ReadOrder(OrderNumber number, DateTimeOffset? asOf) =>
        Task.FromResult(Orders.Read(number, asOf));

    public Task<Reply<GridView>> Read() => Task.FromResult<Reply<GridView>>(
        new GridView(code, "as loaded", 1, [.. _cases.Keys], 0, Asked.Count)
        {
            OpenOrders = [.. Orders.Numbers],
            Responsible = $"gw-{code}",
        });

    public Task<Reply<GridView>> Establish(EstablishGrid command) => throw new NotSupportedException();

    public Task ReceiveArrivals(ImmutableArray<Message<Arrival>> messages) => throw new NotSupportedException();

    public Task<Reply<PointView>> ChangePatrolPoint(PatrolPointRequest request) =>
        Task.FromResult<Reply<PointView>>(FakePatrols.Point);

    public Task<ImmutableArray<PatrolPoint>> ReadPatrolPoints() => throw new NotSupportedException();

    public Task<GridPatrols> ReadPatrols() => Task.FromResult(
        new GridPatrols(code, FakeCity.Noon, new(2, 1, 5_210, 3), [FakePatrols.Point], [FakePatrols.News]));

    public Task<ImmutableArray<PointCoverage>> ReadCoverage(DateTimeOffset from, DateTimeOffset until) =>
        throw new NotSupportedException();

    public Task ReceivePatrols(ImmutableArray<Message<PatrolNews>> messages) => throw new NotSupportedException();

    public Task ReceiveStaffing(ImmutableArray<Message<GridStaffing>> messages) => throw new NotSupportedException();

    public Task Wake() => throw new NotSupportedException();

    public Task ReportTally() => throw new NotSupportedException();

    public Task<UnitTally> ReadTally() => Task.FromResult(new UnitTally(
        code, new(0, _cases.Count), FakeCity.Noon, 0, new() { Cases = new() { Reported = _cases.Count } }, []));

    public CaseNumber Add(string reporter)
    {
        var number = new CaseNumber(code, _cases.Count + 1);
        _cases.Add(number, View(number, new(reporter, Role.Resident, code), "井盖破损"));
        return number;
    }

    private Reply<CaseView> Do(CaseRequest request)
    {
        Asked.Add(request);
        if (city.Answer(request) is { } told)
        {
            return told;
        }

        if (!_answered.TryGetValue(request.Id, out var reply))
        {
            reply = request.Command switch
            {
                ReportCase report => Open(request, report.Text),
                RaiseAlarm alarm => Open(request, alarm.Text ?? RaiseAlarm.Wordless),
                _ => Move(request),
            };
            _answered.Add(request.Id, reply);
        }

        return reply;
    }

    private CaseView Open(CaseRequest request, string text)
    {
        var number = new CaseNumber(code, _cases.Count + 1);
        return _cases[number] = View(number, new(request.By.Id, request.By.Grants[0].Role, code), text);
    }

    private Reply<CaseView> Move(CaseRequest request) => _cases.TryGetValue(request.Case!.Value, out var file)
        ? _cases[file.Number] = file with { Version = file.Version + 1 }
        : new Refusal(RefusalCode.UnknownCase, $"Grid {code} has no case {request.Case}.");

    private CaseView View(CaseNumber number, Signature reporter, string text) => new()
    {
        Number = number,
        Step = CaseStep.Reported,
        Version = 1,
        Item = ReportCase.Unclassified,
        Text = text,
        Place = new(113.1, 40.1),
        Reporter = reporter,
        Source = ReportSource.Resident,
        Owner = code,
        ReportedAt = FakeCity.Noon,
        UpdatedAt = FakeCity.Noon,
        Subscribers = [reporter.Id],
        LegalMoves = [CaseMove.File, CaseMove.Reject],
    };

    private static CaseFileEntry Entry(CaseView file) =>
        new(file.Version, file.ReportedAt, "case_reported", "id-of-command", """{"text":"井盖破损"}""", "00ff");
}

/// <summary>A list that remembers the question.</summary>
internal sealed class FakeCaseList : ICaseListGrain
{
    public CaseQuery? Asked { get; private set; }

    public Task<CasePage> List(CaseQuery query)
    {
        Asked = query;
        return query.Cursor is "foreign"
            ? throw new ArgumentException("The cursor belongs to another question.", nameof(query))
            : Task.FromResult(new CasePage([], "next-page", FakeCity.Noon));
    }
}

/// <summary>The sample catalogue at noon.</summary>
internal sealed class FakeCatalogue : ICatalogueGrain
{
    private static readonly CatalogueHistory Sample = CatalogueHistory.Of(ItemCatalogue.LoadSample());

    public Task<CatalogueView> Read() => Task.FromResult(CatalogueViews.View(Sample, FakeCity.Noon));

    public Task<Reply<CatalogueAnswer>> Find(string code) =>
        Task.FromResult(ItemAnswers.Find(Sample, code, FakeCity.Noon));
}
