using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>
/// The city's numbers as its own grain has them, for operators; meter <c>GridOrleans.Tallies</c>. Only the silo where
/// that grain lives tells them.
/// </summary>
internal sealed class TallyMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "GridOrleans.Tallies";

    private const string UnitTag = "unit";
    private const string Case = "{case}";

    private readonly ConcurrentDictionary<UnitCode, CaseCounts> _shown = [];

    public TallyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Gauge("grid.cases.open", "Cases that are not sealed.", cases => cases.Open);
        Gauge("grid.cases.overdue", "Open cases whose deadline passed.", cases => cases.Overdue);
        Gauge("grid.cases.escalated", "Open cases that are owned above their grid.", cases => cases.Escalated);
        Gauge("grid.cases.waiting", "Filed cases that their owner has not acknowledged.", cases => cases.Waiting);

        void Gauge(string name, string description, Func<CaseCounts, int> count) =>
            meter.CreateObservableGauge(name, () => Measure(count), Case, description);
    }

    /// <summary>A city's numbers are these now.</summary>
    public void Show(UnitCode city, in CaseCounts cases) => _shown[city] = cases;

    /// <summary>Its grain lives here no longer.</summary>
    public void Forget(UnitCode city) => _shown.TryRemove(city, out _);

    private IEnumerable<Measurement<int>> Measure(Func<CaseCounts, int> count) =>
        _shown.Select(city => new Measurement<int>(count(city.Value), new KeyValuePair<string, object?>(
            UnitTag, city.Key.ToString())));
}
