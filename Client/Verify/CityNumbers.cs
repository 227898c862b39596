using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Tallies;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Verify;

/// <summary>A running city's numbers as its gateway tells them.</summary>
internal sealed class CityNumbers : ITallySource, IDisposable
{
    private const string CallerId = "verify";

    /// <summary>How often a question is asked that the gateway has no time for.</summary>
    private const int TriesMax = 20;

    /// <summary>Longer than any audit takes.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(24);

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly Func<UnitCode, string> _tokenFor;

    /// <summary>With a token that reaches the whole city.</summary>
    public CityNumbers(Uri gateway, string token, TimeProvider time)
        : this(gateway, _ => token, time)
    {
    }

    /// <summary>With an auditor's tokens, minted with the development key for whatever city is asked about.</summary>
    public CityNumbers(Uri gateway, SymmetricSecurityKey key, TimeProvider time)
        : this(gateway, Minted(key, time), time)
    {
    }

    private CityNumbers(Uri gateway, Func<UnitCode, string> tokenFor, TimeProvider time)
    {
        _http = new() { BaseAddress = gateway };
        (_tokenFor, _time) = (tokenFor, time);
    }

    /// <inheritdoc/>
    public async Task<ToldTally?> Read(UnitCode unit, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var response = await Ask(unit, cancellationToken);
            if (response.StatusCode is HttpStatusCode.NotFound)
            {
                return null;
            }

            if (response.IsSuccessStatusCode)
            {
                return Told(unit, await response.Content.ReadAsStringAsync(cancellationToken));
            }

            if (tries == TriesMax || !IsPassing(response.StatusCode))
            {
                throw new IOException($"{_http.BaseAddress} answers {(int)response.StatusCode} for unit {unit}.");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? AskAgain, _time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Ask(UnitCode unit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/units/{unit}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokenFor(unit.At(UnitLevel.City)));
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException away)
        {
            throw new IOException($"{_http.BaseAddress} cannot be reached: {away.Message}", away);
        }
    }

    private static ToldTally Told(UnitCode unit, string text)
    {
        try
        {
            var reply = JsonSerializer.Deserialize<UnitNumbers>(text, JsonSerializerOptions.Web)!;
            return reply.Tally is { } tally
                ? new(
                    NumbersOf(tally),
                    tally.Missing,
                    unit.Level is UnitLevel.Grid ? null : Sum(reply.Children.Select(child => child.Tally)))
                : throw new InvalidDataException(
                    $"The gateway leaves the numbers of {unit} out: the token's role does not reach it.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"What the gateway tells of {unit} is no unit: {wrong.Message}", wrong);
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static Tally NumbersOf(TallyReply told) => new()
    {
        Cases = told.Cases,
        ClosedToday = told.ClosedToday,
        RefusedPushes = told.RefusedPushes,
        Patrols = told.Patrols,
    };

    private static Tally Sum(IEnumerable<TallyReply?> children) =>
        children.OfType<TallyReply>().Aggregate(Tally.Zero, (sum, child) => sum.Plus(NumbersOf(child)));

    // One for each city, so that the gateway checks its signature once.
    private static Func<UnitCode, string> Minted(SymmetricSecurityKey key, TimeProvider time)
    {
        var tokens = new ConcurrentDictionary<UnitCode, string>();
        return city => tokens.GetOrAdd(city, _ =>
        {
            var now = time.GetUtcNow();
            return DevelopmentToken.Mint(key, new(CallerId, [new(Role.Auditor, city)]), now, now + TokenLifetime);
        });
    }

    /// <summary>Of a unit's answer, what is compared.</summary>
    private sealed record UnitNumbers(TallyReply? Tally, ImmutableArray<ChildNumbers> Children);

    private sealed record ChildNumbers(TallyReply? Tally);
}
