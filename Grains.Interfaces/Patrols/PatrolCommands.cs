using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>An upload on its way to a gridworker's patrols.</summary>
/// <param name="Id">The phone's id for the upload; a resend with the same id gets the first answer.</param>
/// <param name="By">Who sends it: the gridworker.</param>
/// <param name="Command">What the phone has.</param>
[GenerateSerializer, Immutable, Alias("patrol-request")]
public sealed record PatrolRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] UploadPatrol Command);

/// <summary>
/// Whatever a phone has of a patrol: a part of it or all. Uploads may come late, repeated and in any order, and the
/// patrol is the same: its parts are joined, not appended.
/// </summary>
/// <param name="Patrol">The patrol.</param>
/// <param name="Grid">The grid that is patrolled; the same in every upload of a patrol.</param>
/// <param name="StartedAt">When it started; null while this upload does not say.</param>
/// <param name="EndedAt">When it ended; null while this upload does not say.</param>
/// <param name="Fixes">Where the phone was, 0–1,000 of them, in any order.</param>
/// <param name="CheckIns">Points that were visited, 0–100 of them.</param>
[GenerateSerializer, Immutable, Alias("upload-patrol")]
public sealed record UploadPatrol(
    [property: Id(0)] PatrolId Patrol,
    [property: Id(1)] UnitCode Grid,
    [property: Id(2)] DateTimeOffset? StartedAt,
    [property: Id(3)] DateTimeOffset? EndedAt,
    [property: Id(4)] ImmutableArray<Fix> Fixes,
    [property: Id(5)] ImmutableArray<CheckIn> CheckIns);

/// <summary>Where a phone was at an instant.</summary>
/// <param name="At">The instant; whole seconds count.</param>
/// <param name="Lon">Longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
/// <param name="Accuracy">How exact the phone takes it to be, in metres, 0–10,000; null when it does not say.</param>
[GenerateSerializer, Immutable, Alias("fix")]
public readonly record struct Fix(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] double Lon,
    [property: Id(2)] double Lat,
    [property: Id(3)] double? Accuracy = null);

/// <summary>A visit to a patrol point 打卡, as the phone noted it.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="At">When.</param>
/// <param name="Lon">Where the phone was: longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
[GenerateSerializer, Immutable, Alias("check-in")]
public sealed record CheckIn(
    [property: Id(0)] string Point,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] double Lon,
    [property: Id(3)] double Lat);

/// <summary>A command on a grid's patrol points on its way.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("patrol-point-request")]
public sealed record PatrolPointRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] PatrolPointCommand Command);

/// <summary>What can be done with a grid's patrol points.</summary>
/// <param name="Point">The point's code in its grid; 1–64 characters.</param>
[GenerateSerializer, Immutable, Alias("patrol-point-command")]
public abstract record PatrolPointCommand([property: Id(0)] string Point);

/// <summary>Sets a point that patrols are due at, or changes it.</summary>
/// <param name="Point">The point's code in its grid; 1–64 characters.</param>
/// <param name="Name">Its name; 1–100 characters.</param>
/// <param name="Lon">Longitude in degrees, WGS 84.</param>
/// <param name="Lat">Latitude in degrees, WGS 84.</param>
/// <param name="Radius">How near a check-in must be, in metres; 10–1,000.</param>
/// <param name="EveryDays">A visit is due once in so many days; 1–366.</param>
[GenerateSerializer, Immutable, Alias("set-patrol-point")]
public sealed record SetPatrolPoint(
    string Point,
    [property: Id(0)] string Name,
    [property: Id(1)] double Lon,
    [property: Id(2)] double Lat,
    [property: Id(3)] int Radius,
    [property: Id(4)] int EveryDays) : PatrolPointCommand(Point);

/// <summary>Retires a point: no visit is due any more; what was visited stays.</summary>
/// <param name="Point">The point's code.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("retire-patrol-point")]
public sealed record RetirePatrolPoint(string Point, [property: Id(0)] string Reason) : PatrolPointCommand(Point);
