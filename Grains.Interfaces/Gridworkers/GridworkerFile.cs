using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>A gridworker begins or ends duty.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">The gridworker.</param>
/// <param name="Grid">Where duty begins; null: it ends.</param>
[GenerateSerializer, Immutable, Alias("duty-request")]
public sealed record DutyRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] UnitCode? Grid);

/// <summary>Duty was begun or ended.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="Grid">Where duty was begun; null: it ended.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("duty-view")]
public sealed record DutyView(
    [property: Id(0)] string Worker,
    [property: Id(1)] UnitCode? Grid,
    [property: Id(2)] DateTimeOffset At);

/// <summary>A gridworker's own file.</summary>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Appointments">How each county that ever appointed them has them.</param>
/// <param name="OnDutyIn">The grid that they are on duty in; null when off duty.</param>
/// <param name="DutySince">Since when they are on or off duty; null when they never were.</param>
/// <param name="Version">The version of the file's journal.</param>
[GenerateSerializer, Immutable, Alias("gridworker-file")]
public sealed record GridworkerFile(
    [property: Id(0)] string Worker,
    [property: Id(1)] ImmutableArray<GridworkerView> Appointments,
    [property: Id(2)] UnitCode? OnDutyIn,
    [property: Id(3)] DateTimeOffset? DutySince,
    [property: Id(4)] long Version);
