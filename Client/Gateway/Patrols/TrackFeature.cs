using System.Collections.Immutable;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Patrols;

/// <summary>A track as GeoJSON (RFC 7946): one feature, the times of its places beside it.</summary>
/// <param name="Type">Always <c>Feature</c>.</param>
/// <param name="Geometry">The way: a line; a point when there is one fix; none when there is no fix.</param>
/// <param name="Properties">Of which patrol, when.</param>
internal sealed record TrackFeature(string Type, TrackGeometry? Geometry, TrackProperties Properties)
{
    /// <summary>The feature of a track.</summary>
    public static TrackFeature Of(PatrolTrack track)
    {
        ImmutableArray<double[]> places = [.. track.Fixes.Select(fix => new[] { fix.Lon, fix.Lat })];
        TrackGeometry? geometry = places switch
        {
            [] => null,
            [var only] => new("Point", only),
            _ => new("LineString", places),
        };
        var patrol = track.Patrol;
        return new("Feature", geometry, new(
            patrol.Patrol,
            patrol.Worker,
            patrol.Grid,
            patrol.StartedAt,
            patrol.EndedAt,
            patrol.Metres,
            patrol.Gaps,
            [.. track.Fixes.Select(fix => fix.At)]));
    }
}

/// <summary>A geometry of GeoJSON.</summary>
/// <param name="Type"><c>LineString</c> or <c>Point</c>.</param>
/// <param name="Coordinates">Longitude and latitude, or a list of such pairs.</param>
internal sealed record TrackGeometry(string Type, object Coordinates);

/// <summary>Of which patrol a track is, and when it was where.</summary>
/// <param name="Patrol">The patrol.</param>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Grid">The grid.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Metres">Its length in metres, of the whole patrol.</param>
/// <param name="Gaps">Where the track says nothing for long.</param>
/// <param name="CoordTimes">The instant of each place, in the order of the coordinates.</param>
internal sealed record TrackProperties(
    PatrolId Patrol,
    string Worker,
    UnitCode Grid,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    int Metres,
    ImmutableArray<PatrolGap> Gaps,
    ImmutableArray<DateTimeOffset> CoordTimes);
