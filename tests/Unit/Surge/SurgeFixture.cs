using System.Security.Cryptography;
using GridOrleans.City;
using GridOrleans.Surge;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Units;
using Microsoft.IdentityModel.Tokens;
using NetTopologySuite.Geometries;

namespace GridOrleans.Unit.Surge;

/// <summary>A surge of straight walks on a city of one grid, against a pretended gateway.</summary>
internal sealed class SurgeFixture : IDisposable
{
    public const string Grid = "140212100201001";

    /// <summary>Longer than the clock waits for: an attempt never times out unless a test wants it to.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http;

    public SurgeFixture(PretendGateway gateway, SendBounds? bounds = null, bool batch = false)
    {
        _http = new(gateway) { BaseAddress = new("http://gateway.example"), Timeout = Timeout.InfiniteTimeSpan };
        var key = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        var tokens = new CallerTokens(key, TimeProvider.System);
        var bounded = bounds ?? new(16, Never, TimeSpan.FromSeconds(30));
        var alone = new HttpRoute(_http, tokens, bounded.AttemptTimeout, Time);
        Sender = new(batch ? new HttpBatchRoute(alone, tokens, Linger, Time) : alone, bounded, Figures, Time);
    }

    public EagerTime Time { get; } = new();

    public SurgeFigures Figures { get; } = new();

    public CommandSender Sender { get; }

    public static CityPlan City { get; } = new([], [Square(Grid, 400, 113)]);

    public static SurgeProfile Profile(int cases) =>
        new() { Name = "straight", Cases = cases, Hours = 1, Seconds = 1, Shares = new() };

    public static PlanGrid Square(string code, int households, double west) =>
        new(UnitCode.Parse(code), "格", households, "", true, GeometryFactory.Default.CreatePolygon(
            [new(west, 40), new(west + 1, 40), new(west + 1, 41), new(west, 41), new(west, 40)]));

    public Task<bool> Run(int cases, AckFile? acks = null, CancellationToken stop = default) =>
        Run(Profile(cases), acks, stop: stop);

    /// <summary>Runs a profile, an hour of the city's time in a second.</summary>
    public Task<bool> Run(
        SurgeProfile profile,
        AckFile? acks = null,
        TimeSpan? until = null,
        CancellationToken stop = default)
    {
        var pace = new Pace(Time);
        Figures.Begin(pace);
        return new SurgeRun(
            new(profile, 1, City, 3600),
            new(1, pace, Sender, Figures)
            {
                Acks = acks,
                For = until ?? TimeSpan.MaxValue,
                Resends = profile.Resends,
            },
            DateTimeOffset.UnixEpoch).Run(stop);
    }

    public void Dispose()
    {
        Sender.Dispose();
        _http.Dispose();
    }
}
