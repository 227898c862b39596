using HdrHistogram;

namespace GridOrleans.Surge.Figures;

/// <summary>Durations in an HDR histogram: microseconds, three digits, up to an hour. Not thread-safe.</summary>
internal sealed class Latencies
{
    private const int Digits = 3;
    private const long HourInMicroseconds = 3_600_000_000;

    // Each nine takes the same room in the picture.
    private static readonly double[] Percentiles =
    [
        0, 10, 25, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97.5, 98, 99, 99.25, 99.5, 99.75, 99.9, 99.95, 99.975, 99.99,
        99.999, 100,
    ];

    private readonly LongHistogram _microseconds = new(HourInMicroseconds, Digits);

    /// <summary>How many were recorded.</summary>
    public long Count => _microseconds.TotalCount;

    /// <summary>Records one.</summary>
    public void Add(TimeSpan duration) =>
        _microseconds.RecordValue(Math.Clamp((long)duration.TotalMicroseconds, 0, HourInMicroseconds));

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        if (Count > 0)
        {
            _microseconds.Reset();
        }
    }

    /// <summary>The curve of the percentiles: each with the milliseconds that it does not exceed.</summary>
    public IReadOnlyList<PercentilePoint> Curve() =>
        Count == 0 ? [] : [.. Percentiles.Select(share => new PercentilePoint(share, Milliseconds(share)))];

    /// <summary>What so many percent of them do not exceed, in milliseconds; 0 without any.</summary>
    public double Milliseconds(double percentile) =>
        Count == 0 ? 0 : _microseconds.GetValueAtPercentile(percentile) / 1000.0;

    /// <summary>The distribution as it is told.</summary>
    public LatencyFigures Told() => new(
        Count,
        Milliseconds(50),
        Milliseconds(90),
        Milliseconds(99),
        Milliseconds(99.9),
        Milliseconds(100));
}

/// <summary>A distribution of durations, in milliseconds.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">What 90 of 100 do not exceed.</param>
/// <param name="P99">What 99 of 100 do not exceed.</param>
/// <param name="P999">What 999 of 1,000 do not exceed.</param>
/// <param name="Max">The longest.</param>
internal sealed record LatencyFigures(long Count, double P50, double P90, double P99, double P999, double Max);

/// <summary>A point of the curve of percentiles.</summary>
/// <param name="Percentile">So many percent, 0–100.</param>
/// <param name="Milliseconds">Do not exceed this.</param>
internal sealed record PercentilePoint(double Percentile, double Milliseconds);
