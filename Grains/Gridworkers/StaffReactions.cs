using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>Who else must hear of a change in a county's staff: grids, and gridworkers' files. Pure.</summary>
internal static class StaffReactions
{
    /// <summary>What grids are told, each once.</summary>
    /// <param name="after">The staff after the change.</param>
    /// <param name="fact">The change.</param>
    public static IEnumerable<(UnitCode Grid, GridStaffing Staffing)> ToGrids(StaffState after, StaffEvent fact)
    {
        var handOver = fact is GridsPassed passed ? new HandOver(passed.Worker, passed.Successor, passed.Reason) : null;
        return GridsOf(fact).Select(grid => (
            grid, new GridStaffing(Settled(after, grid), Settles(after, grid), [.. after.In(grid)], handOver)));
    }

    /// <summary>Whose files are told, each once.</summary>
    public static IEnumerable<string> ToGridworkers(StaffState after, StaffEvent fact)
    {
        var concerned = fact switch
        {
            // Whoever was responsible before is among those who work there.
            GridworkerAppointed appointed => appointed.ResponsibleFor.SelectMany(after.In).Append(appointed.Worker),
            GridsPassed { Successor: { } to } passed => [passed.Worker, to],
            GridsPassed passed => [passed.Worker],
            CoverRecorded cover => [cover.Worker],
            MeritRecorded merit => [merit.Worker],
            _ => Enumerable.Empty<string>(),
        };
        return concerned.Distinct(StringComparer.Ordinal).Where(worker => after.Find(worker) is not null);
    }

    private static ImmutableArray<UnitCode> GridsOf(StaffEvent fact) => fact switch
    {
        GridworkerAppointed appointed => appointed.Grids,
        GridsPassed passed => passed.Grids,
        _ => [],
    };

    private static string? Settled(StaffState staff, UnitCode grid) => staff.Responsible.GetValueOrDefault(grid);

    private static bool Settles(StaffState staff, UnitCode grid) => staff.Responsible.ContainsKey(grid);
}
