using System.Net.Http.Headers;
using GridOrleans.Access;
using GridOrleans.City;
using GridOrleans.City.Generation;
using GridOrleans.Surge;
using GridOrleans.Units;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Bench.Load;

/// <summary>The city's grids as requests need them: a report from inside each, and its callers' tokens.</summary>
internal sealed class HttpCity
{
    /// <summary>Longer than any benchmark runs.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int Seed = 1;

    private readonly byte[][] _reports;
    private readonly AuthenticationHeaderValue[][]? _tokens;

    /// <summary>Prepares the bodies.</summary>
    /// <param name="plan">The city plan that the service has loaded.</param>
    /// <param name="key">The service's development key; null where it asks for no tokens.</param>
    /// <param name="now">When the tokens begin to count.</param>
    public HttpCity(CityPlan plan, SymmetricSecurityKey? key, DateTimeOffset now)
    {
        var (draw, places) = (new SeededDraw(Seed), new PlaceDraw(plan, new() { Name = "bench" }, Seed));
        var drawn = new Dictionary<UnitCode, Cases.Place>();
        for (var tries = plan.Grids.Count * 2; tries > 0; tries--)
        {
            var (grid, place) = places.Next(draw);
            drawn[grid] = place;
        }

        _reports = [.. drawn.Values.Select(place => StraightWay.Report((place.Lon, place.Lat)))];
        var minted = new Dictionary<(string Id, UnitCode Unit), AuthenticationHeaderValue>();
        _tokens = key is null
            ? null
            : [.. drawn.Keys.Select(grid => Enumerable.Range(0, StraightWay.Steps)
                .Select(step => Token(StraightWay.Caller(step, grid)))
                .ToArray())];

        AuthenticationHeaderValue Token(Caller caller)
        {
            var at = (caller.Id, caller.Grants[0].Unit);
            return minted.TryGetValue(at, out var token)
                ? token
                : minted[at] = new("Bearer", DevelopmentToken.Mint(key!, caller, now, now + Lifetime));
        }
    }

    /// <summary>How many grids were drawn.</summary>
    public int Grids => _reports.Length;

    /// <summary>A step's body.</summary>
    public ReadOnlyMemory<byte> Body(int step, int grid) => step == 0 ? _reports[grid] : StraightWay.Body(step);

    /// <summary>The token of whoever sends a step; null where none is needed.</summary>
    public AuthenticationHeaderValue? Token(int step, int grid) => _tokens?[grid][step];
}
