using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using GridOrleans.Units;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway.Admission;

/// <summary>
/// How many calls to the grids of one county may be under way at once. A county in a rainstorm then waits for itself:
/// what it sends beyond its places waits in its own queue, and what its queue cannot take is told to come again, while
/// the other counties find their places free. A call that answers in 3 ms leaves room for ten thousand a second with
/// 32 places, so that nobody waits until the machine itself is late.
/// </summary>
internal sealed class CountyPlaces : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "GridOrleans.Gateway";

    /// <summary>Calls that can wait, for each that can be under way: a quarter of a second at 1,000 a second.</summary>
    private const int WaitingPerPlace = 8;

    private readonly PartitionedRateLimiter<UnitCode>? _places;
    private readonly Counter<long> _refused;

    public CountyPlaces(IOptions<GatewayOptions> options, IMeterFactory meters)
    {
        var places = options.Value.CallsPerCounty ?? GatewayOptions.CallsPerProcessor * Environment.ProcessorCount;
        _places = places == 0 ? null : PartitionedRateLimiter.Create<UnitCode, UnitCode>(grid =>
            RateLimitPartition.GetConcurrencyLimiter(grid.At(UnitLevel.District), _ => new()
            {
                PermitLimit = places,
                QueueLimit = places * WaitingPerPlace,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
        _refused = meters.Create(MeterName).CreateCounter<long>(
            "grid.gateway.county.refused",
            "{call}",
            "Calls refused because their county had no place left, by county.");
        // Told from the start: what is missing cannot be told from what is not measured.
        _refused.Add(0);
    }

    /// <summary>Takes a place, waiting for it in the county's queue.</summary>
    /// <returns>The place, to be disposed of after the call; null when even the queue was full.</returns>
    public async ValueTask<IDisposable?> Take(UnitCode grid, CancellationToken stop)
    {
        if (_places is null)
        {
            return NoLimit.Place;
        }

        var lease = await _places.AcquireAsync(grid, 1, stop);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        _refused.Add(1, new KeyValuePair<string, object?>("county", grid.At(UnitLevel.District).ToString()));
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _places?.Dispose();

    /// <summary>The place of a gateway that sets no limit.</summary>
    private sealed class NoLimit : IDisposable
    {
        public static readonly NoLimit Place = new();

        public void Dispose()
        {
        }
    }
}
