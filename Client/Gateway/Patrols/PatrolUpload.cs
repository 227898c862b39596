using System.Collections.Immutable;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Patrols;

/// <summary>Whatever a phone has of a patrol: a part of it or all.</summary>
/// <param name="Grid">The grid that is patrolled; the same in every upload of a patrol.</param>
/// <param name="StartedAt">When it started; left out while the phone does not say.</param>
/// <param name="EndedAt">When it ended; at most 24 h later.</param>
internal sealed record PatrolUpload(
    UnitCode Grid,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null)
{
    /// <summary>Where the phone was, at most 1,000 of them, in any order.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>Points that were visited, at most 100 of them.</summary>
    public ImmutableArray<CheckIn> CheckIns { get; init; } = [];

    /// <summary>The command.</summary>
    public UploadPatrol Of(PatrolId patrol) => new(patrol, Grid, StartedAt, EndedAt, Fixes, CheckIns);
}

/// <summary>A patrol point as it is set.</summary>
/// <param name="Name">Its name; 1–100 characters.</param>
/// <param name="Lon">Longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
/// <param name="Radius">How near a check-in must be, in metres; 10–1,000.</param>
/// <param name="EveryDays">A visit is due once in so many days; 1–366.</param>
internal sealed record PatrolPointSetting(string Name, double Lon, double Lat, int Radius, int EveryDays);

/// <summary>Why a patrol point is retired.</summary>
/// <param name="Reason">1–1,000 characters.</param>
internal sealed record PatrolPointEnd(string Reason);
