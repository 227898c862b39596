using System.Collections.Immutable;

namespace GridOrleans.Patrols;

/// <summary>What a track comes to. A function of the set of its fixes, in whatever order they came.</summary>
/// <param name="Fixes">How many fixes.</param>
/// <param name="Metres">Its length in whole metres, without gaps and impossible stretches.</param>
/// <param name="Impossible">How many stretches were faster than anybody patrols.</param>
/// <param name="Gaps">Where it says nothing for long.</param>
/// <param name="First">The first fix; null for an empty track.</param>
/// <param name="Last">The last fix.</param>
internal sealed record TrackSummary(
    int Fixes,
    int Metres,
    int Impossible,
    ImmutableArray<PatrolGap> Gaps,
    DateTimeOffset? First,
    DateTimeOffset? Last)
{
    /// <summary>A phone fixes every few seconds; five minutes of silence are a gap (our convention).</summary>
    public static readonly TimeSpan GapMin = TimeSpan.FromMinutes(5);

    /// <summary>120 km/h: faster than a gridworker's car on the city's roads (our convention).</summary>
    public const double SpeedMax = 120 / 3.6;

    /// <summary>Metres; a fix that may be farther off says nothing about a way (our convention).</summary>
    public const int AccuracyMax = 100;

    /// <summary>A track without a fix.</summary>
    public static TrackSummary Empty { get; } = new(0, 0, 0, [], null, null);

    /// <summary>Sums a track up.</summary>
    /// <param name="fixes">Its fixes, by time.</param>
    public static TrackSummary Of(IReadOnlyList<TrackFix> fixes)
    {
        if (fixes.Count == 0)
        {
            return Empty;
        }

        var gaps = ImmutableArray.CreateBuilder<PatrolGap>();
        var metres = 0.0;
        var impossible = 0;
        (TrackFix Fix, (double, double, double) Place)? before = null;
        foreach (var fix in fixes)
        {
            if (fix.Accuracy > AccuracyMax)
            {
                continue;
            }

            var place = Ellipsoid.Place(fix.Lon / TrackFix.Millionths, fix.Lat / TrackFix.Millionths);
            if (before is var (last, from))
            {
                var stretch = Ellipsoid.Metres(from, place);
                if (fix.At - last.At > GapMin)
                {
                    gaps.Add(new(last.At, fix.At));
                }
                else if (stretch > SpeedMax * (fix.Second - last.Second))
                {
                    impossible++;
                }
                else
                {
                    metres += stretch;
                }
            }

            before = (fix, place);
        }

        return new(
            fixes.Count, (int)Math.Round(metres), impossible, gaps.ToImmutable(), fixes[0].At, fixes[^1].At);
    }
}
