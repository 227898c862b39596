using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GridOrleans.Units;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway.Admission;

/// <summary>
/// How many calls to the grids of one county may be under way at once. A county in a rainstorm then waits for itself:
/// what it sends beyond its places waits in its own queue, and what its queue cannot take is told when to come again,
/// while the other counties find their places free. A call that answers in 3 ms leaves room for five thousand a second
/// with 16 places, so that nobody waits until the machine itself is late.
/// </summary>
internal sealed class CountyPlaces : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "GridOrleans.Gateway";

    private readonly ConcurrentDictionary<UnitCode, County> _counties = new();
    private readonly int _places;
    private readonly TimeProvider _time;
    private readonly Counter<long> _refused;

    public CountyPlaces(IOptions<GatewayOptions> options, TimeProvider time, IMeterFactory meters)
    {
        _places = options.Value.CallsPerCounty ?? GatewayOptions.CallsPerProcessor * Environment.ProcessorCount;
        _time = time;
        _refused = meters.Create(MeterName).CreateCounter<long>(
            "grid.gateway.county.refused",
            "{call}",
            "Calls refused because their county had no place left, by county.");
        // Told from the start: what is missing cannot be told from what is not measured.
        _refused.Add(0);
    }

    /// <summary>Takes a place, waiting for it in the county's queue.</summary>
    /// <returns>
    /// The place, to be disposed of after the call; or, when even the queue was full, when to come again.
    /// </returns>
    public async ValueTask<(IDisposable? Place, TimeSpan ComeAgain)> Take(UnitCode grid, CancellationToken stop)
    {
        if (_places == 0)
        {
            return (NoLimit.Place, TimeSpan.Zero);
        }

        var code = grid.At(UnitLevel.District);
        var county = _counties.GetOrAdd(code, _ => new(_places, _time));
        if (await county.Take(stop) is { } place)
        {
            return (place, TimeSpan.Zero);
        }

        _refused.Add(1, new KeyValuePair<string, object?>("county", code.ToString()));
        return (null, county.ComeAgain());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var county in _counties.Values)
        {
            county.Dispose();
        }
    }

    /// <summary>The place of a gateway that sets no limit.</summary>
    private sealed class NoLimit : IDisposable
    {
        public static readonly NoLimit Place = new();

        public void Dispose()
        {
        }
    }
}
