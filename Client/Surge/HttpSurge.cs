using GridOrleans.Access;
using GridOrleans.City;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge;

/// <summary>A surge over HTTP, from its settings to its report. Runs once.</summary>
/// <param name="settings">What it is run with.</param>
/// <param name="time">The clock.</param>
internal sealed class HttpSurge(SurgeSettings settings, TimeProvider time)
{
    private readonly SurgeFigures _figures = new();
    private Pace? _pace;

    /// <summary>How many cases there are.</summary>
    public int Cases => settings.Profile.Cases;

    /// <summary>How it goes just now; null before the first command.</summary>
    public SurgePulse? Pulse => _pace is { } pace ? _figures.Pulse(pace.Elapsed) : null;

    /// <summary>Is told after each acknowledgement was written down.</summary>
    public Action? Acknowledged { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="stop">Ends it early; the report then says so.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file holds something else than expected.</exception>
    /// <exception cref="PlanRefusedException">The city plan cannot be read.</exception>
    public async Task<SurgeReport> Run(CancellationToken stop)
    {
        var plan = new SurgePlan(settings.Profile, settings.Seed, new(ReadCity(settings.Plan)), settings.Speed);
        var tokens = new CallerTokens(TokenKey.LoadOrCreate(Existing(settings.Key)), time);
        using var acks = OpenAcks(plan);
        using var http = Connect();
        using var sender = new CommandSender(http, tokens, settings.Bounds, _figures, time);
        var pace = new Pace(time);
        _pace = pace;
        var run = new SurgeRun(plan, new(settings.Seed, pace, sender, _figures)
        {
            Acks = acks,
            Acknowledged = Acknowledged,
        });
        var toItsEnd = await run.Run(stop);
        return Report(pace.Elapsed, stopped: !toItsEnd);
    }

    private static CityPlan ReadCity(string folder) => CityPlan.IsIn(folder)
        ? CityPlan.Read(folder)
        : throw new IOException(
            $"There is no city plan in {folder}: start the silo first, or name the server's plan with --plan.");

    private static string Existing(string key) => File.Exists(key)
        ? key
        : throw new IOException(
            $"There is no development key {key}: start the silo first, or name the server's key with --key.");

    private AckFile? OpenAcks(SurgePlan plan)
    {
        if (settings.Acks is not { } path)
        {
            return null;
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

    private SurgeReport Report(TimeSpan elapsed, bool stopped)
    {
        var totals = _figures.Totals();
        var cases = settings.Profile.Cases;
        string[] findings =
        [
            .. stopped ? ["It was stopped."] : Array.Empty<string>(),
            .. SurgeVerdict.Findings(totals, cases, settings.Profile.Limits),
        ];
        return new(
            settings.Profile.Name,
            settings.Url,
            settings.Seed,
            cases,
            settings.Speed,
            elapsed.TotalSeconds,
            totals.Response.Count / Math.Max(elapsed.TotalSeconds, double.Epsilon),
            stopped,
            findings.Length == 0,
            findings,
            totals);
    }
}
