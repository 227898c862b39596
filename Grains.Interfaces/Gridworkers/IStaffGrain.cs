using System.Collections.Immutable;
using GridOrleans.Units;
using Orleans.Concurrency;

namespace GridOrleans.Gridworkers;

/// <summary>
/// A county's grid staff 网格队伍: its posts and quotas, who holds them, who is responsible for which grid. The key is
/// the code of the district or county. Every answer is given after everything it rests on is durable.
/// </summary>
[GrainInterfaceType("staff"), Alias("staff")]
public interface IStaffGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command; the grids and gridworkers concerned are told after the answer.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<StaffReceipt>> Execute(StaffRequest request);

    /// <summary>The county's posts, and its grids without a responsible gridworker.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<StaffSummary> Read();

    /// <summary>Active gridworkers.</summary>
    [AlwaysInterleave, Alias("list")]
    Task<StaffPage> List(StaffQuery query);

    /// <summary>Which grids have another responsible gridworker than the city plan says.</summary>
    [AlwaysInterleave, Alias("read-responsibles")]
    Task<Responsibles> ReadResponsibles();

    /// <summary>The police-grid teams of a unit's subtree, those of the plan that have none, too.</summary>
    [AlwaysInterleave, Alias("read-police-teams")]
    Task<PoliceTeams> ReadPoliceTeams(UnitCode unit);

    /// <summary>The rosters of a unit's grids on a day; grids without one are left out.</summary>
    [AlwaysInterleave, Alias("read-rosters")]
    Task<ImmutableArray<RosterView>> ReadRosters(UnitCode unit, DateOnly day);

    /// <summary>What the public signboard of one of the county's grids says of people.</summary>
    [AlwaysInterleave, Alias("read-board")]
    Task<StaffBoard> ReadBoard(UnitCode grid);

    /// <summary>Wakes the grain, so that it delivers what a crash left in its outbox.</summary>
    [AlwaysInterleave, Alias("wake")]
    Task Wake();
}
