using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>A phone uploaded what it had of a patrol; the fixes are a <see cref="FixBlock"/>.</summary>
internal sealed record PatrolUploaded(
    PatrolId Patrol,
    Signature By,
    UnitCode Grid,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    ReadOnlyMemory<byte> Fixes,
    ImmutableArray<CheckInTaken> CheckIns) : Fact;

/// <summary>A visit, and what was found of it.</summary>
internal sealed record CheckInTaken(
    string Point,
    DateTimeOffset At,
    double Lon,
    double Lat,
    int Metres,
    CheckInStatus Status);

/// <summary>A fact about one of a grid's patrol points.</summary>
internal abstract record PatrolPointEvent(string Point, Signature By) : Fact;

internal sealed record PatrolPointSet(
    string Point,
    Signature By,
    string Name,
    double Lon,
    double Lat,
    int Radius,
    int EveryDays) : PatrolPointEvent(Point, By);

internal sealed record PatrolPointRetired(string Point, Signature By, string Reason) : PatrolPointEvent(Point, By);

/// <summary>The grid was told of a patrol.</summary>
internal sealed record PatrolReceived(string From, long Number, PatrolNews News) : Fact;
