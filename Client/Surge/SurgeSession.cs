using System.Data.Common;
using GridOrleans.Access;
using GridOrleans.City;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Watching;
using GridOrleans.Units;
using GridOrleans.Verification;

namespace GridOrleans.Surge;

/// <summary>A surge from its settings to its report. Runs once.</summary>
/// <param name="settings">What it is run with.</param>
/// <param name="time">The clock.</param>
internal sealed class SurgeSession(SurgeSettings settings, TimeProvider time)
{
    /// <summary>Whoever stopped a surge waits for its proof no longer than this.</summary>
    private static readonly TimeSpan ProofAfterStop = TimeSpan.FromSeconds(20);

    private readonly SurgeFigures _figures = new();
    private Pace? _pace;

    /// <summary>How many cases, alarms and patrols there are; 0 until the plan is made.</summary>
    public int Cases { get; private set; }

    /// <summary>How it goes just now; null before the first command.</summary>
    public SurgePulse? Pulse => _pace is { } pace ? _figures.Pulse(pace.Elapsed) : null;

    /// <summary>Whether the last command is over and the journal is being read.</summary>
    public bool Proving { get; private set; }

    /// <summary>Is told after each acknowledgement was written down.</summary>
    public Action? Acknowledged { get; init; }

    /// <summary>The journal that must hold what is acknowledged; null: it is not asked.</summary>
    public StorageEngine? Journal { get; init; }

    /// <summary>Why the journal is not asked; null when it is, or when nobody wants it to be.</summary>
    public string? NotAudited { get; init; }

    /// <summary>A way to the city instead of that of the settings.</summary>
    public ICommandRoute? Way { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="stop">Ends it early; the report then says so.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file holds something else than expected.</exception>
    /// <exception cref="PlanRefusedException">The city plan cannot be read.</exception>
    public async Task<SurgeReport> Run(CancellationToken stop)
    {
        var city = ReadCity(settings.Plan);
        var plan = new SurgePlan(settings.Profile, settings.Seed, city, settings.Speed);
        Cases = plan.Count;
        using var acks = OpenAcks(plan);
        var audit = await BeginAudit(stop);
        var book = audit is null ? null : new AckBook();
        var tokens = new CallerTokens(TokenKey.LoadOrCreate(Existing(settings.Key)), time);
        await using var route = Way ?? await Open(tokens, stop);
        using var sender = new CommandSender(route, settings.Bounds, _figures, time);

        var began = time.GetUtcNow();
        var pace = new Pace(time);
        _pace = pace;
        _figures.Begin(pace);
        var run = new SurgeRun(
            plan,
            new(settings.Seed, pace, sender, _figures)
            {
                For = settings.For ?? TimeSpan.MaxValue,
                Resends = settings.Profile.Resends,
                Acks = acks,
                Book = book,
                Acknowledged = Acknowledged,
            },
            began);
        using var over = new CancellationTokenSource();
        using var http = Connect();
        var watch = new ClusterWatch(http, tokens.Of(Operator(city)), pace);
        var listening = watch.Listen(over.Token);
        Task<SurgeEvent>[] faults = [.. settings.Faults.Select(fault => fault.Happen(pace, over.Token))];
        bool toItsEnd;
        try
        {
            toItsEnd = await run.Run(stop);
        }
        finally
        {
            await over.CancelAsync();
            await listening;
        }

        return Judged(new()
        {
            Profile = settings.Profile.Name,
            About = settings.Profile.About,
            Began = began,
            Url = settings.Url,
            Route = route.Name,
            Seed = settings.Seed,
            Cases = plan.Count,
            Speed = settings.Speed,
            For = settings.For?.TotalSeconds,
            Seconds = pace.Elapsed.TotalSeconds,
            AcknowledgedPerSecond = 0,
            Stopped = !toItsEnd,
            Passed = false,
            Findings = [],
            Limits = settings.Profile.Limits,
            Totals = _figures.Totals(),
            Cluster = watch.Beats,
            ClusterUnheard = watch.Unheard,
            Events = await Happened(faults),
        }, await Proof(audit, book, stop));
    }

    private static CityPlan ReadCity(string folder) => CityPlan.IsIn(folder)
        ? CityPlan.Read(folder)
        : throw new IOException(
            $"There is no city plan in {folder}: start the silo first, or name the server's plan with --plan.");

    private static string Existing(string key) => File.Exists(key)
        ? key
        : throw new IOException(
            $"There is no development key {key}: start the silo first, or name the server's key with --key.");

    private static Caller Operator(CityPlan city) =>
        new("surge", [new(Role.Operator, city.Grids[0].Code.At(UnitLevel.City))]);

    private static async Task<IReadOnlyList<SurgeEvent>> Happened(IEnumerable<Task<SurgeEvent>> faults)
    {
        List<SurgeEvent> happened = [];
        foreach (var fault in faults)
        {
            await ((Task)fault).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (fault.IsCompletedSuccessfully)
            {
                happened.Add(await fault);
            }
        }

        return happened;
    }

    private async Task<ICommandRoute> Open(CallerTokens tokens, CancellationToken stop)
    {
        var attempt = settings.Bounds.AttemptTimeout;
        if (settings.Route is RouteKind.Cluster)
        {
            return await ClusterRoute.Join(settings.Cluster!, attempt, time, stop);
        }

        var alone = new HttpRoute(Connect(), tokens, attempt, time);
        return settings.Route is RouteKind.Batch ? new HttpBatchRoute(alone, tokens, settings.Linger, time) : alone;
    }

    private AckFile? OpenAcks(SurgePlan plan)
    {
        if (settings.Acks is not { } path)
        {
            return null;
        }

        if (settings.Resume && settings.Profile.TellsTime)
        {
            throw new InvalidDataException(
                $"The profile {settings.Profile.Name} sends deadlines or patrols that depend on the hour: it cannot be "
                + "sent again with --resume.");
        }

        var acks = AckFile.Open(path, settings.Resume);
        if (plan.Foreign(acks.Earlier).Count is var foreign and > 0)
        {
            acks.Dispose();
            throw new InvalidDataException(
                $"{path} has {foreign} acknowledgements of commands that this surge does not send: resume with the "
                + "profile, --seed, --cases and --plan of the run that wrote them.");
        }

        return acks;
    }

    private HttpClient Connect() => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = settings.Bounds.InFlight,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseCookies = false,
        AllowAutoRedirect = false,
    })
    {
        BaseAddress = settings.Url,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async Task<ConservationAudit?> BeginAudit(CancellationToken stop)
    {
        if (Journal is not { } engine)
        {
            return null;
        }

        await engine.Migrator.Require(stop);
        var audit = new ConservationAudit(engine.Journal, time);
        await audit.Begin(stop);
        return audit;
    }

    private async Task<(ConservationReport? Report, string? WhyNot)> Proof(
        ConservationAudit? audit,
        AckBook? book,
        CancellationToken stop)
    {
        if (audit is null || book is null)
        {
            return (null, NotAudited);
        }

        Proving = true;
        using var patience = stop.IsCancellationRequested
            ? new CancellationTokenSource(ProofAfterStop, time)
            : CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            return (await audit.Run(book, patience.Token), null);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (null, "The journal was not read to its end: the surge was stopped.");
        }
        catch (Exception fault) when (fault is DbException or IOException or InvalidDataException)
        {
            return (null, $"The journal could not be read: {fault.Message}");
        }
    }

    private SurgeReport Judged(SurgeReport report, (ConservationReport? Report, string? WhyNot) proof)
    {
        var totals = report.Totals;
        var due = settings.For is null ? report.Cases : totals.Opened - totals.Cut;
        var happened = report.Events.Count(one => one.ExitCode == 0);
        string[] findings =
        [
            .. report.Stopped ? ["It was stopped."] : Array.Empty<string>(),
            .. SurgeVerdict.Findings(totals, due, report.Limits),
            .. SurgeVerdict.Findings(proof.Report, proof.WhyNot, report.Limits),
            .. happened < settings.Profile.Faults
                ? [$"{happened} faults happened, and the profile wants {settings.Profile.Faults}: give "
                    + "--fault \"8s=kill -9 PID\"."]
                : Array.Empty<string>(),
        ];
        return report with
        {
            AcknowledgedPerSecond = totals.Response.Count / Math.Max(report.Seconds, double.Epsilon),
            Findings = findings,
            Passed = findings.Length == 0,
            Conservation = proof.Report,
            NotAudited = proof.WhyNot,
        };
    }
}
