using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>A county's staff as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record StaffSnapshot(
    long Version,
    ImmutableArray<Post> Posts,
    ImmutableArray<StaffMember> Members,
    ImmutableArray<ResponsibleOf> Responsible,
    ImmutableArray<PoliceTeam> Teams,
    ImmutableArray<RosterView> Rosters,
    ImmutableArray<OutboxMessage<GridStaffing>> ToGrids,
    ImmutableArray<OutboxMessage<GridworkerNews>> ToGridworkers,
    ReadOnlyMemory<byte> Commands);

/// <summary>A village's police-grid team as it was set.</summary>
internal sealed record PoliceTeam(UnitCode Village, ImmutableArray<TeamMember> Members);
