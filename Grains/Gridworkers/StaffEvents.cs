using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>A fact about a county's staff.</summary>
internal abstract record StaffEvent(Signature By) : Fact;

internal sealed record PostSet(Signature By, string Post, string Name, StaffClass Class, int Quota) : StaffEvent(By);

internal sealed record GridworkerAppointed(
    Signature By,
    string Worker,
    string Name,
    string Phone,
    string Post,
    ImmutableArray<UnitCode> Grids,
    ImmutableArray<UnitCode> ResponsibleFor) : StaffEvent(By);

/// <summary>Grids passed on.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Worker">From whom.</param>
/// <param name="Grids">The grids.</param>
/// <param name="Successor">To whom; null for nobody.</param>
/// <param name="Reason">Why.</param>
/// <param name="Responsible">Those of them for which <paramref name="Worker"/> was responsible.</param>
internal abstract record GridsPassed(
    Signature By,
    string Worker,
    ImmutableArray<UnitCode> Grids,
    string? Successor,
    string Reason,
    ImmutableArray<UnitCode> Responsible) : StaffEvent(By);

internal sealed record GridsHandedOver(
    Signature By,
    string Worker,
    ImmutableArray<UnitCode> Grids,
    string? Successor,
    string Reason,
    ImmutableArray<UnitCode> Responsible) : GridsPassed(By, Worker, Grids, Successor, Reason, Responsible);

/// <summary>A gridworker left the post; all grids passed on.</summary>
internal sealed record GridworkerReleased(
    Signature By,
    string Worker,
    ImmutableArray<UnitCode> Grids,
    string? Successor,
    string Reason,
    ImmutableArray<UnitCode> Responsible) : GridsPassed(By, Worker, Grids, Successor, Reason, Responsible);

internal sealed record CoverRecorded(
    Signature By,
    string Worker,
    string Policy,
    DateOnly From,
    DateOnly To,
    int Yuan) : StaffEvent(By);

internal sealed record MeritRecorded(
    Signature By,
    string Worker,
    MeritKind Merit,
    string Title,
    ImmutableArray<string> Evidence) : StaffEvent(By);

internal sealed record PoliceTeamSet(Signature By, UnitCode Village, ImmutableArray<TeamMember> Members)
    : StaffEvent(By);

internal sealed record RosterSet(Signature By, UnitCode Grid, DateOnly Day, ImmutableArray<Shift> Shifts)
    : StaffEvent(By);

/// <summary>A grid was told of its staff.</summary>
internal sealed record StaffingReceived(string From, long Number, GridStaffing Staffing) : Fact;

/// <summary>A gridworker's file was told of an appointment.</summary>
internal sealed record GridworkerNewsReceived(string From, long Number, GridworkerNews News) : Fact;

internal sealed record DutyChanged(Signature By, UnitCode? Grid) : Fact;
