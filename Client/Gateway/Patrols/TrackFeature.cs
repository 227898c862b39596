using System.Collections.Immutable;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Patrols;

/// <summary>A track as GeoJSON (RFC 7946): one feature, the times of its places beside it.</summary>
/// <param name="Type">Always <c>Feature</c>.</param>
/// <param name="Geometry">The way: a line; for a single fix a set of one point; none when there is no fix.</param>
/// <param name="Properties">Of which patrol, when.</param>
internal sealed record TrackFeature(string Type, TrackGeometry? Geometry, TrackProperties Properties)
{
    /// <summary>The feature of a track.</summary>
    public static TrackFeature Of(PatrolTrack track)
    {
        ImmutableArray<double[]> places = [.. track.Fixes.Select(fix => new[] { fix.Lon, fix.Lat })];
        var geometry = places.IsEmpty
            ? null
            : new TrackGeometry(places.Length == 1 ? "MultiPoint" : "LineString", places);
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
/// <param name="Type"><c>LineString</c> or <c>MultiPoint</c>.</param>
/// <param name="Coordinates">Pairs of longitude and latitude, by time.</param>
internal sealed record TrackGeometry(string Type, ImmutableArray<double[]> Coordinates);

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
